import { type ReactNode, useState } from 'react';

interface Props {
  readonly accept: string;
  readonly children: ReactNode;
  onFile(file: File): void;
}

/** A file to choose, by click, keyboard or drop: the browser's own control, in our clothes and language. */
export function FileChoice({ accept, children, onFile }: Props) {
  const [over, setOver] = useState(false);
  return (
    <label
      className="file-choice"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      <input
        type="file"
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // So that the same file, mended, may be chosen again.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <span>{children}</span>
    </label>
  );
}
