import type { Subject } from './judgement.js';

/** Why an assigned value is code, a path or prose and no literal secret, or undefined. */
export function notALiteral(subject: Subject): string | undefined {
  const { value, form, before, after } = subject;
  const isQuoted = form === 'quoted' || form === 'single' || form === 'nested';
  if (!isQuoted) {
    const expression = bareExpression(value, after, subject.path);
    if (expression !== undefined) return expression;
  }
  if (/\p{Cc}/u.test(value)) return 'holds control characters';
  if (isQuoted && /^["'`]?\s*(?:\+|\.\.?)\s*\w/.test(after)) return 'put together by code';
  if (isQuoted && /\(\s*["'`]$/.test(before) && /^["'`]\s*,\s*["'`]/.test(after)) return 'one of several parts';
  if (/^[~^]?\d+(?:\.\d+){1,3}$/.test(value)) return 'a version';
  if (/^@[a-z0-9][\w.-]*(?::\d+)?\/[\w./-]*$/i.test(value)) return 'the rest of a URL';
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return 'a URL';
  if (isPath(value)) return 'a path';
  if (/^[A-Za-z_]\w*\(.*\)?$/.test(value)) return 'a function call';
  if (/\s/.test(value) && /^[\p{L}\s.,:;!?'"()-]+$/u.test(value)) return 'a sentence';
  if (/^[A-Za-z_$][\w$]*(?:(?:\.|\?\.|->|::)[A-Za-z_$][\w$]*)+$/.test(value) && !/[0-9]/.test(value)) {
    return 'a name with dots';
  }
  if (/^(?:sha(?:1|256|384|512)[-:]|\$2[abxy]\$|\$argon2|\$[156]\$|SCRAM-SHA-256\$|\{SSHA\}|pbkdf2)/i.test(value)) {
    return 'a hash';
  }
  if (/^\d{4}-\d\d-\d\d(?:[T ]|$)/.test(value)) return 'a date';
  return undefined;
}

const CODE_FILE =
  /\.(?:[cm]?[jt]sx?|py|go|java|kts?|rb|php|cs|c|cc|cpp|h|hpp|rs|swift|scala|lua|pl|vue|svelte|dart|groovy|ex|exs)$/i;

/** In a program a bare word is a name; elsewhere it may be the value. */
function bareExpression(value: string, after: string, path: string | undefined): string | undefined {
  if (/^[([{]/.test(after) || /^(?:!+|\$)[A-Za-z_][\w$.:]*-?$/.test(value)) return 'a call or an access';
  if (/^(?:new|await|function|lambda|return|typeof|self|this|null|nil|None|true|false)\b/.test(value)) return 'code';
  if (/^[&*@$~!]\w*$/.test(value) && value.length <= 32 && !/[0-9]/.test(value)) return 'a reference';
  if (
    /^(?:process\.env|os\.environ|os\.getenv|env\.|config\.|settings\.|secrets\.|var\.|local\.|data\.)/i.test(value)
  ) {
    return 'a reference';
  }
  if (path !== undefined && CODE_FILE.test(path) && /^[A-Za-z_$][\w$.?:>-]*$/.test(value)) return 'a name in code';
  return undefined;
}

function isPath(value: string): boolean {
  if (/^(?:~|\.{1,2})\/[\w.-]/.test(value) || /^[A-Za-z]:\\[\w.-]/.test(value)) return true;
  if (
    /^\/(?:etc|var|run|usr|opt|home|root|tmp|mnt|srv|app|dev|proc|api|auth|users?|account|login|secrets?)\//i.test(
      value,
    )
  ) {
    return true;
  }
  return /^\/?[A-Za-z][\w-]*(?:\/[\w.-]+)+\.[A-Za-z]{1,5}$/.test(value);
}
