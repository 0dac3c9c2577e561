import { useState } from 'react';
import type { Audience } from '#runtime/model';
import {
  At,
  Button,
  defineTexts,
  EmptyState,
  ErrorSummary,
  newKey,
  problemText,
  Skeleton,
  useChanges,
  useClient,
  useLoad,
  useTexts,
} from '#runtime/ui';

const words = defineTexts({
  comments: ['意见', 'Comments'],
  none: ['还没有意见。', 'No comments yet.'],
  write: ['写一条意见', 'Write a comment'],
  audience: ['谁能看到', 'Who sees it'],
  handlers: ['经办人', 'Handlers'],
  unit: ['本单位', 'My unit'],
  applicant: ['反映人也能看到', 'The applicant too'],
  public: ['公开', 'Everybody'],
  send: ['发出意见', 'Send the comment'],
  sendApplicant: ['发给反映人', 'Send to the applicant'],
  missing: ['请先写内容', 'Write something first'],
  files: ['附件', 'Files'],
  noFiles: ['还没有附件。', 'No files yet.'],
  upload: ['添加附件', 'Add a file'],
});

const AUDIENCES: readonly Audience[] = ['handlers', 'unit', 'applicant'];

/** Comments and files with their audience: what an applicant may see is chosen, never assumed. */
export function CommentsTab({ caseId }: { caseId: string }) {
  const say = useTexts(words);
  const client = useClient();
  const params = { id: caseId };
  const comments = useLoad(`comments ${caseId}`, (signal) =>
    client.call('GET /api/cases/{id}/comments', { params, signal }),
  );
  const files = useLoad(`files ${caseId}`, (signal) =>
    client.call('GET /api/cases/{id}/files', { params, signal }),
  );
  const [text, setText] = useState('');
  const [audience, setAudience] = useState<Audience>('handlers');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [key, setKey] = useState(newKey);
  const reload = () => {
    comments.reload();
    files.reload();
  };
  useChanges((notice) => notice.kind === 'case' && notice.id === caseId && reload());
  const attempt = async (work: () => Promise<unknown>) => {
    if (isBusy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
      setKey(newKey());
      reload();
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  const send = () => {
    if (text.trim() === '') return setProblem(say('missing'));
    void attempt(async () => {
      await client.call('POST /api/cases/{id}/comments', {
        params,
        body: { text: text.trim(), audience },
        key,
      });
      setText('');
    });
  };
  const upload = (file: File) =>
    attempt(() => {
      const body = new FormData();
      body.set('case', caseId);
      body.set('audience', audience);
      body.set('file', file, file.name);
      return client.call('POST /api/files', { body, key: newKey() });
    });
  return (
    <div className="comments">
      <ErrorSummary errors={problem ? [{ message: problem }] : []} />
      <h3>{say('comments')}</h3>
      {!comments.data ? (
        <Skeleton lines={3} />
      ) : comments.data.items.length === 0 ? (
        <EmptyState title={say('none')} />
      ) : (
        <ul className="comment-list">
          {comments.data.items.map((comment) => (
            <li key={comment.id}>
              <p className="ui-soft">
                {comment.who} · <At at={comment.at} /> · {say(comment.audience)}
              </p>
              <p className="ui-read">{comment.text}</p>
            </li>
          ))}
        </ul>
      )}
      <label className="ui-label" htmlFor="comment-text">
        {say('write')}
      </label>
      <textarea
        id="comment-text"
        className="ui-input"
        rows={3}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="comment-actions">
        <label htmlFor="comment-audience">{say('audience')}</label>
        <select
          id="comment-audience"
          className="ui-input"
          value={audience}
          onChange={(event) => setAudience(event.currentTarget.value as Audience)}
        >
          {AUDIENCES.map((one) => (
            <option key={one} value={one}>
              {say(one)}
            </option>
          ))}
        </select>
        <Button kind="primary" busy={isBusy} onClick={send}>
          {audience === 'applicant' ? say('sendApplicant') : say('send')}
        </Button>
      </div>
      <h3>{say('files')}</h3>
      {files.data?.items.length === 0 && <p className="ui-hint">{say('noFiles')}</p>}
      <ul className="ui-files">
        {(files.data?.items ?? []).map((file) => (
          <li key={file.id}>
            <a href={`/api/files/${encodeURIComponent(file.id)}`} target="_blank" rel="noreferrer">
              {file.name}
            </a>
            <span className="ui-hint">
              {file.who} · {say(file.audience)}
            </span>
          </li>
        ))}
      </ul>
      <span className="ui-file-pick">
        <span className="ui-button">{say('upload')}</span>
        <input
          type="file"
          aria-label={say('upload')}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) void upload(file);
          }}
        />
      </span>
    </div>
  );
}
