/**
 * AES-256-GCM with a fresh nonce and associated data. Packed: version (1 byte), key id (16), nonce (12), tag (16), cipher text.
 * Source: NIST SP 800-38D; a random 96-bit nonce allows 2^32 sealings per key, and a key seals one section of one instance.
 */

import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { SealBroken } from "./errors.ts";

const ALGORITHM = "aes-256-gcm";
const VERSION = 1;
const KEY_ID = 16;
const NONCE = 12;
const TAG = 16;
const HEADER = 1 + KEY_ID + NONCE + TAG;

/** Random bytes are drawn many at once, since each draw costs as much as a sealing; each is used once. */
const POOL = 4_096;
let pool = Buffer.alloc(0);
function freshNonce(): Buffer {
  if (pool.length < NONCE) pool = randomBytes(POOL);
  const nonce = Buffer.from(pool.subarray(0, NONCE));
  pool = pool.subarray(NONCE);
  return nonce;
}

export type Key = Uint8Array;
/** 16 bytes. */
export type KeyId = Buffer;

/** The id of the key under which bytes were sealed. */
export function keyIdOf(sealed: Uint8Array): KeyId {
  if (sealed.length < HEADER || sealed[0] !== VERSION) throw new SealBroken("changed");
  return Buffer.from(sealed.buffer, sealed.byteOffset + 1, KEY_ID);
}

/** @param place what the bytes belong to (instance, section, revision): they open nowhere else. */
export function encrypt(key: Key, id: KeyId, place: string, plain: Uint8Array): Uint8Array {
  const nonce = freshNonce();
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(place));
  const text = cipher.update(plain);
  cipher.final();
  return Buffer.concat([Buffer.of(VERSION), id, nonce, cipher.getAuthTag(), text], HEADER + text.length);
}

/** @throws SealBroken `changed` when a bit or the place differs. */
export function decrypt(key: Key, place: string, sealed: Uint8Array): Buffer {
  keyIdOf(sealed);
  const nonce = sealed.subarray(1 + KEY_ID, 1 + KEY_ID + NONCE);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(HEADER - TAG, HEADER));
  const text = decipher.update(sealed.subarray(HEADER));
  try {
    decipher.final();
  } catch {
    throw new SealBroken("changed");
  }
  return text;
}
