// The part of pino-roll that we use; the package has no types.
declare module 'pino-roll' {
  import type { destination } from 'pino';

  interface Options {
    file: string;
    extension: string;
    /** Such as `100m`. */
    size: string;
    frequency: 'daily' | 'hourly' | number;
    limit: { count: number; removeOtherLogFiles: boolean };
    mkdir: boolean;
    sync: boolean;
    minLength: number;
    maxLength: number;
  }

  export default function build(options: Options): Promise<ReturnType<typeof destination>>;
}
