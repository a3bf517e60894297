/** For what a rotator is opened: some decide by it how wide a replacement may be. */
export interface RotatorUse {
  /** Name of the credential in the configuration: its waivers count. */
  readonly credential?: string;
  /** The leaked one is to die before its replacement is made. */
  readonly isEmergency?: boolean;
}
