export interface Parts {
    acta: Uint8Array | null;
    annex: Uint8Array | null;
    signatures: Uint8Array[];
    pem: string | null;
    /** Something that should have been readable was not. */
    damaged: boolean;
}
/** Reads what was brought; several files may belong together (an acta as JSON and its seal). */
export declare function partsOf(files: readonly Uint8Array<ArrayBuffer>[]): Promise<Parts>;
