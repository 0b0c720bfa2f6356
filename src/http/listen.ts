// Opens the port, with a message that helps where that is not possible.
import type { FastifyInstance } from 'fastify';
import { type Config, ConfigError } from '../config.js';

/** @throws ConfigError where the port is taken or not allowed */
export async function listen(app: FastifyInstance, { PORT, HOST }: Config): Promise<void> {
  try {
    await app.listen({ port: PORT, host: HOST });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EADDRINUSE')
      throw new ConfigError(`Port ${PORT} is taken by another program; set PORT to a free one.`);
    if (code === 'EACCES')
      throw new ConfigError(`Port ${PORT} is not open to this user; set PORT to one above 1023.`);
    if (code === 'EADDRNOTAVAIL')
      throw new ConfigError(`HOST ${HOST} is not an address of this machine.`);
    throw error;
  }
}
