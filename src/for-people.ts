/** Errors whose message is for people. */
import { tell } from './checks/privacy/index.ts';

/** What is personal in the values of its message (see `quote`) is masked as soon as it is made. */
export class ForPeople extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(tell(message), options);
  }
}
