// What handlers answer with.

export const ok = <B>(body: B) => ({ status: 200 as const, body });

/** @param location path of the new resource */
export const created = <B>(body: B, location?: string) => ({
  status: 201 as const,
  body,
  ...(location !== undefined && { location }),
});

/** @param location where the work can be followed */
export const accepted = <B>(body: B, location: string) => ({
  status: 202 as const,
  body,
  location,
});

/** The work is done later, and nothing shows how it went. */
export const acceptedWithoutBody = () => ({ status: 202 as const });

export const noContent = () => ({ status: 204 as const });

/**
 * Headers of what never changes at its address.
 *
 * @param digest of its bytes
 */
export const unchanging = (digest: string) => ({
  etag: `"${digest}"`,
  'cache-control': 'public, max-age=31536000, immutable',
});

/** Headers of a file that browsers save under a name. */
export const savedAs = (name: string) => ({
  'content-disposition': `attachment; filename="${name}"`,
});
