import { FILE_LIMIT } from '#server/services';
import { ProblemException } from '../problem.ts';
import { Answer, created, row } from '../resource.ts';
import { readUpload } from '../upload.ts';

export const files = [
  row({
    endpoint: 'POST /api/files',
    summary: '上传文件 · Upload a file',
    who: 'public',
    creating: 'case',
    upload: true,
    limit: 'upload',
    async handle({ services, caller, request, id, audit }) {
      const { fields, file } = await readUpload(request, FILE_LIMIT);
      if (!file) throw missing();
      const ref = await services.files.upload(caller, id('file'), file, fields);
      audit({ object: ref.id, ...(fields.case ? { case: fields.case } : {}) });
      return created(ref, `/api/files/${ref.id}`);
    },
  }),
  row({
    endpoint: 'GET /api/files/{id}',
    summary: '下载文件 · One file',
    who: 'public',
    async handle({ services, caller, params }) {
      const { headers, bytes } = await services.files.read(caller, params.id ?? '');
      return new Answer<Blob>(200, bytes, headers);
    },
  }),
  row({
    endpoint: 'DELETE /api/files/{id}',
    summary: '删除未提交的文件 · Remove a file that was not sent',
    who: 'public',
    async handle({ services, caller, params }) {
      await services.files.remove(caller, params.id ?? '');
      return { deleted: true as const };
    },
  }),
];

function missing(): ProblemException {
  return new ProblemException(
    'file-missing',
    422,
    { zh: '没有收到文件', en: 'There is no file in the request' },
    { mend: { zh: '请选择文件后再上传。', en: 'Choose a file, then upload.' } },
  );
}
