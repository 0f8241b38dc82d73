/** Digests in hexadecimal. */
import { hash } from 'node:crypto';

/** SM3 (GB/T 32905-2016). */
export const sm3 = (text: string): string => hash('sm3', text, 'hex');

/** SHA-256 (FIPS 180-4). */
export const sha256 = (text: string): string => hash('sha256', text, 'hex');
