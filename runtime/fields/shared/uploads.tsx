import { useRef, useState } from 'react';
import { defineTexts, useTexts } from '#runtime/ui';
import type { Value } from '#runtime/values';
import type { FieldViewProps } from '../view-types.ts';
import { type FileValue, filesOf } from './files.ts';
import { describedBy } from './view.ts';

const words = defineTexts({
  remove: ['去掉 {name}', 'Remove {name}'],
  sending: ['正在上传 {name}，{share}%', 'Uploading {name}, {share}%'],
  failed: [
    '“{name}”没有传上去：{why}。请再选一次，或换一个文件',
    '“{name}” was not uploaded: {why}. Please choose it again, or another file',
  ],
  full: ['已到上限 {max} 个；要换就先去掉一个', 'The limit of {max} is reached; remove one to replace it'],
  bytes: ['{size} KB', '{size} KB'],
});

export interface UploadsProps extends FieldViewProps {
  readonly accept: string;
  readonly label: string;
  readonly max: number;
  readonly asPictures?: boolean;
  /** What is done to a file before it leaves; throws with words for the person. */
  prepare?(file: File): Promise<File>;
}

/** A list of uploaded files with a native file input. What failed is said by name; what went well stays. */
export function Uploads(props: UploadsProps) {
  const { id, services, readOnly, max } = props;
  const say = useTexts(words);
  const [sending, setSending] = useState<readonly string[]>([]);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const files = filesOf(props.value);
  // Uploads end in any order and after later renders: the list is always built on the newest one.
  const latest = useRef(files);
  latest.current = files;
  const change = (next: readonly FileValue[]) => {
    latest.current = next;
    props.onChange(next.map((file) => ({ ...file })) as Value);
  };

  const send = async (file: File) => {
    const progress = (share: number) =>
      setSending((all) => [
        ...all.filter((line) => !line.includes(file.name)),
        say('sending', { name: file.name, share: Math.round(share * 100) }),
      ]);
    progress(0);
    try {
      const ready = props.prepare ? await props.prepare(file) : file;
      const { id: fileId, name, type, bytes } = await services.upload(ready, progress);
      change([...latest.current, { id: fileId, name, type, bytes }]);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      setProblems((all) => [...all, say('failed', { name: file.name, why })]);
    } finally {
      setSending((all) => all.filter((line) => !line.includes(file.name)));
    }
  };

  return (
    <>
      {files.length > 0 && (
        <ul className="ui-files">
          {files.map((file) => (
            <li key={file.id}>
              <FileLink file={file} url={services.fileUrl(file.id)} asPicture={props.asPictures ?? false} />
              {!readOnly && (
                <button
                  type="button"
                  className="ui-icon-button"
                  aria-label={say('remove', { name: file.name })}
                  onClick={() => {
                    change(latest.current.filter((one) => one.id !== file.id));
                    document.getElementById(id)?.focus();
                  }}
                >
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (
        <>
          <div className="ui-file-pick">
            <span className="ui-button ui-button-secondary" aria-hidden="true">
              ＋ {props.label}
            </span>
            <input
              id={id}
              type="file"
              multiple={max > 1}
              accept={props.accept}
              aria-label={props.label}
              aria-describedby={describedBy(props)}
              aria-invalid={props.error ? true : undefined}
              aria-disabled={files.length >= max || undefined}
              onClick={(event) => files.length >= max && event.preventDefault()}
              onChange={(event) => {
                const input = event.currentTarget;
                const room = max - latest.current.length;
                const chosen = [...(input.files ?? [])];
                input.value = '';
                setProblems(chosen.length > room ? [say('full', { max })] : []);
                for (const file of chosen.slice(0, Math.max(0, room))) void send(file);
              }}
              onBlur={() => props.onBlur?.()}
            />
          </div>
          <div aria-live="polite">
            {files.length >= max && <p className="ui-hint">{say('full', { max })}</p>}
            {sending.map((line) => (
              <p key={line} className="ui-hint">
                {line}
              </p>
            ))}
            {problems.map((line) => (
              <p key={line} className="ui-error">
                {line}
              </p>
            ))}
          </div>
        </>
      )}
    </>
  );
}

/** One uploaded file: the picture itself, or its name and size. */
export function FileLink({ file, url, asPicture }: { file: FileValue; url: string; asPicture: boolean }) {
  const say = useTexts(words);
  if (file.id.startsWith('masked-')) return <span>****</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {asPicture && <img src={url} alt={file.name} loading="lazy" />}
      {!asPicture && file.name}{' '}
      {!asPicture && (
        <span className="ui-soft">{say('bytes', { size: Math.max(1, Math.round(file.bytes / 1024)) })}</span>
      )}
    </a>
  );
}
