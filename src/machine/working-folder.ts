/**
 * What every command imports first: libraries ask for the working folder as soon as they are read, and it may have been
 * deleted meanwhile.
 */
import { machineMend } from './machine.ts';

try {
  process.cwd();
} catch (cause) {
  console.error(machineMend(cause) ?? cause);
  process.exit(2);
}
