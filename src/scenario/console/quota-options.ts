import type { Quota } from '../../znodes/quota.ts';
import { CliError } from './cli-error.ts';

export const QUOTA_OPTIONS: Readonly<Record<string, keyof Quota>> = {
  n: 'count',
  b: 'bytes',
  N: 'countHardLimit',
  B: 'byteHardLimit',
};

/** Of the options of a quota at most one may be given (commons-cli, `OptionGroup`). */
export function quotaOption(options: ReadonlyMap<string, string>): string | null {
  const [first, second] = [...options.keys()];
  if (second !== undefined) {
    throw new CliError(
      `org.apache.commons.cli.AlreadySelectedException: The option '${second}' was specified but an option from this group has already been selected: '${first}'`,
    );
  }
  return first ?? null;
}

/** What `setquota` is to set. */
export function quotaChange(options: ReadonlyMap<string, string>): Partial<Quota> {
  const option = quotaOption(options);
  if (option === null) {
    throw new CliError(
      'org.apache.commons.cli.MissingOptionException: Missing required option: [-n num soft quota, -b bytes soft quota, -N num hard quota, -B bytes hard quota]',
    );
  }
  const text = options.get(option)!;
  if (!/^[+-]?\d{1,15}$/.test(text)) {
    throw new CliError('NumberFormatException happens when parsing the option value');
  }
  const value = Number(text);
  if ('nN'.includes(option) && value <= 0) {
    throw new CliError('the num quota must be greater than zero');
  }
  if (value < 0) throw new CliError('the bytes quota must be greater than or equal to zero');
  return { [QUOTA_OPTIONS[option]!]: value };
}
