import { useEffect, useState } from 'preact/hooks';
import { qrPath, quietModules } from '../lib/qr-path.ts';

interface Props {
  readonly text: string;
  /** What scanning it does. */
  readonly label: string;
  /** Called once it stands, for whoever prints it. */
  readonly onDrawn?: () => void;
}

/** A QR code as one path, black on white in both themes: cameras want it so. The generator is loaded with the first code. */
export function QrCode({ text, label, onDrawn }: Props) {
  const [code, setCode] = useState<{ size: number; path: string } | null>(null);
  useEffect(() => {
    let gone = false;
    import('lean-qr').then(
      ({ generate, correction }) => {
        if (gone) return;
        const modules = generate(text, { minCorrectionLevel: correction.M });
        setCode({ size: modules.size, path: qrPath(modules) });
        onDrawn?.();
      },
      // The link stands beside it in words: without the generator nothing but comfort is lost.
      () => onDrawn?.(),
    );
    return () => {
      gone = true;
    };
  }, [text]);
  if (!code) return <div class="qr" />;
  const side = code.size + 2 * quietModules;
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`${-quietModules} ${-quietModules} ${side} ${side}`}
    >
      <rect class="qr-light" x={-quietModules} y={-quietModules} width={side} height={side} />
      <path class="qr-dark" d={code.path} />
    </svg>
  );
}
