import { directoryTemplate } from '#server/services/directory';
import { invalid } from '../problem.ts';
import { Answer, row } from '../resource.ts';
import { readUpload } from '../upload.ts';

const MAX_BYTES = 2 * 1024 * 1024;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const directoryImport = [
  row({
    endpoint: 'POST /api/directory/import',
    summary: '导入单位和人员 · Import units and people from a spreadsheet; dryRun=1 only checks',
    who: 'admin',
    creating: 'case',
    limit: 'upload',
    upload: true,
    async handle({ services, caller, request, key, audit }) {
      const { fields, file } = await readUpload(request, MAX_BYTES);
      if (!file || file.bytes.byteLength === 0) {
        const message = { zh: '请选择一个表格文件', en: 'Choose a spreadsheet' };
        throw invalid([{ path: 'file', code: 'missing', message }]);
      }
      const dryRun = fields.dryRun === '1';
      audit({ object: dryRun ? 'dry-run' : 'import' });
      return services.directory.import.run(caller, key, file.bytes, dryRun);
    },
  }),
  row({
    endpoint: 'GET /api/directory/template',
    summary: '下载导入模板 · The spreadsheet to fill in',
    who: 'admin',
    async handle() {
      return new Answer(200, await directoryTemplate(), {
        'Content-Type': XLSX,
        'Content-Disposition': `attachment; filename="directory.xlsx"; filename*=UTF-8''${encodeURIComponent('组织目录模板.xlsx')}`,
      });
    },
  }),
];
