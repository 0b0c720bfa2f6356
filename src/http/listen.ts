// Opens a port, with a message that helps where that is not possible.
import type { FastifyInstance } from 'fastify';
import { type Config, ConfigError } from '../config.js';

/**
 * @param variable that names the port
 * @throws ConfigError where the port is taken or not allowed
 */
export async function listen(
  app: FastifyInstance,
  config: Config,
  variable: 'PORT' | 'METRICS_PORT' = 'PORT',
): Promise<void> {
  const { HOST: host, [variable]: port } = config;
  try {
    await app.listen({ port, host });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EADDRINUSE')
      throw new ConfigError(
        `Port ${port} is taken by another program; set ${variable} to a free one.`,
      );
    if (code === 'EACCES')
      throw new ConfigError(
        `Port ${port} is not open to this user; set ${variable} to one above 1023.`,
      );
    if (code === 'EADDRNOTAVAIL')
      throw new ConfigError(`HOST ${host} is not an address of this machine.`);
    throw error;
  }
}
