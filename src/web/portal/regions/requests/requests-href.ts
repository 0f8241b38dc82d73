/** Addresses of the pages of requests of a county. */

export const requestsHref = (regionId: string): string => `/regions/${encodeURIComponent(regionId)}/requests`;

export const newHref = (regionId: string): string => `${requestsHref(regionId)}/new`;

export const statusHref = (regionId: string): string => `${requestsHref(regionId)}/status`;
