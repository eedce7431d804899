/** What was opened is closed, in reverse order: at the end, after an error, on Ctrl+C. */
import { constants } from 'node:os';

/** Names what is to be closed. */
export type Closing = (close: () => unknown) => void;

/** Ctrl+C, the end of a service, a terminal that is closed. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Uses something, and closes it, also when the process is told to end. A second Ctrl+C ends it at once. */
export async function withClosing<T>(use: (closing: Closing) => Promise<T>): Promise<T> {
  const open: (() => unknown)[] = [];
  const state = { isInterrupted: false };
  const closeAll = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (let close = open.pop(); close; close = open.pop()) {
      try {
        await close();
      } catch (cause) {
        failures.push(cause);
      }
    }
    if (failures.length > 0) throw failures[0];
  };
  const unhear = (): void => signals.forEach((signal) => process.off(signal, heard));
  const heard = (signal: NodeJS.Signals): void => {
    state.isInterrupted = true;
    unhear();
    console.error('已停止，没有做完的部分正在清除');
    void closeAll()
      .catch(() => undefined)
      .then(() => process.exit(128 + constants.signals[signal]));
  };
  signals.forEach((signal) => process.on(signal, heard));
  try {
    return await use((close) => open.push(close));
  } catch (cause) {
    // What is stopped fails, which is no news: the process is about to end.
    if (state.isInterrupted) await new Promise(() => undefined);
    throw cause;
  } finally {
    await closeAll().finally(unhear);
  }
}
