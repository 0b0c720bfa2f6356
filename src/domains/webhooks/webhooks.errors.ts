// The room's codes.
import { AppError } from '../../errors.js';

export const urlNotAllowed = (reason: string) =>
  new AppError('unprocessable', 'webhook_url_not_allowed', reason);

export const endpointDisabled = () =>
  new AppError(
    'conflict',
    'webhook_endpoint_disabled',
    'The endpoint is disabled; enable it first.',
  );

export const tooManyEndpoints = (most: number) =>
  new AppError('conflict', 'too_many_webhook_endpoints', `A shop has up to ${most} endpoints.`);
