export type Level = 10 | 15 | 20 | 30 | 40 | 50;

export interface User {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  readonly isAdmin: boolean;
  /** Stands for a project or a group access token. */
  readonly isBot: boolean;
  readonly createdAt: Date;
}

export interface Resource {
  readonly kind: 'project' | 'group';
  readonly id: number;
  /** `shop/payments` */
  readonly fullPath: string;
  readonly createdAt: Date;
  /** Level by the user's id. */
  readonly members: Map<number, Level>;
}

export interface Token {
  readonly id: number;
  readonly value: string;
  readonly user: User;
  /** The project or group that a bot's token is for; undefined of a person's. */
  readonly resource: Resource | undefined;
  readonly level: Level | undefined;
  readonly name: string;
  readonly description: string | null;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  /** `2026-12-31`: dead from the beginning of that day. */
  readonly expiresAt: string | null;
  /** The id of the first token of its family: a rotation adds to it. */
  readonly family: number;
  lastUsedAt: Date | undefined;
  isRevoked: boolean;
}

/** For reading a project's or group's code or packages; without a value here, since nothing of ours uses one. */
export interface DeployToken {
  readonly id: number;
  readonly resource: Resource;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Date | null;
  isRevoked: boolean;
}
