export interface Facts {
    community: string;
    title: string;
    code: string;
    version: number;
    closedAt: number | null;
    closedBy: string;
    agreements: number;
}
export type Verdict = {
    kind: 'sealed';
    facts: Facts;
    sha256: string;
    key: 'server' | 'file';
}
/** Sealed, but by a key that is not this server's. */
 | {
    kind: 'stranger';
    facts: Facts;
    sha256: string;
}
/** Readable, but nothing here can say whether it was changed. */
 | {
    kind: 'unsure';
    facts: Facts;
    sha256: string;
} | {
    kind: 'changed';
} | {
    kind: 'not-acta';
};
export interface VerifyDeps {
    /** The server's public key in PEM, or null when it cannot be had. */
    key: () => Promise<string | null>;
    /** The seal the server keeps for this fingerprint in Base64, or null: not known, or not reachable (`undefined`). */
    register: (meeting: string, version: number, sha256: string) => Promise<string | null | undefined>;
    subtle: SubtleCrypto;
}
/** Checks what was brought. Never throws. */
export declare function verify(files: readonly Uint8Array<ArrayBuffer>[], deps: VerifyDeps): Promise<Verdict>;
