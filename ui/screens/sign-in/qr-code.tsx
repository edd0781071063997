/** A text as a QR code, drawn as one path. */

import qrcode from "qrcode-generator";
import { useMemo } from "react";

export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { path, size } = useMemo(() => {
    const code = qrcode(0, "M");
    code.addData(text);
    code.make();
    const count = code.getModuleCount();
    const dark = Array.from({ length: count * count }, (_, n) => [Math.floor(n / count), n % count] as const);
    const squares = dark.filter(([row, column]) => code.isDark(row, column));
    return { size: count, path: squares.map(([row, column]) => `M${column} ${row}h1v1h-1z`).join("") };
  }, [text]);
  return (
    <svg
      className="qr-code"
      role="img"
      aria-label={label}
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      shapeRendering="crispEdges"
    >
      <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#ffffff" />
      <path d={path} fill="#17212b" />
    </svg>
  );
}
