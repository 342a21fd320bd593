declare module 'unbzip2-stream' {
  /** Decodes synchronously: `data` and `error` are emitted inside `write` and `end`. */
  export default function unbzip2Stream(): {
    on(event: 'data', listener: (chunk: Buffer) => void): void;
    on(event: 'error', listener: (error: unknown) => void): void;
    write(chunk: Buffer): boolean;
    end(): void;
  };
}
