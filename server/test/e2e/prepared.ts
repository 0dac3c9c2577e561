/** A street with the whistle pack published and one report in, made by the API: where only the screens are measured. */
import type { Design, PackDetail, Page, Receipt, Release, TaskRow } from '#runtime/wire';
import { Visitor } from '../http.ts';
import type { Product } from './server.ts';

export const PASSWORD = 'Dongli-street-2026';

export interface PreparedStreet {
  readonly admin: Visitor;
  readonly service: string;
  readonly caseId: string;
  /** The dispatcher's task, claimed by the admin, who holds every post. */
  readonly task: string;
}

/** @throws Error with what the server said instead */
export async function preparedStreet(product: Product): Promise<PreparedStreet> {
  const admin = new Visitor(() => product.base);
  await admin.good('GET', '/api/session');
  await admin.good('POST', '/api/session/staff', { login: 'admin', password: product.password });
  await admin.good('POST', '/api/session/password', { current: product.password, next: PASSWORD });
  const units = await admin.good<Page<{ id: string; kind: string }>>('GET', '/api/units');
  const unit = units.items.find((one) => one.kind === 'street')?.id ?? '';
  await admin.good('POST', '/api/units', { name: '东里社区', kind: 'community', parent: unit });

  const pack = await admin.good<PackDetail>('GET', '/api/packs/street-whistle');
  const roles = Object.fromEntries(pack.roles.map((role) => [role.key, { unit, role: 'admin' }]));
  const design = await admin.good<Design>('POST', '/api/packs/street-whistle/clone', {
    name: '街乡吹哨',
    roles,
    settings: {},
  });
  const { service } = await admin.good<Release>(
    'POST',
    `/api/designs/${design.id}/releases`,
    { reason: '量一量', warnings: '只为测量' },
    undefined,
    design.version,
  );
  const { places } = await admin.good<{ places: { id: string }[] }>('GET', `/api/services/${service}`);
  const resident = new Visitor(() => product.base);
  await resident.good('GET', '/api/session');
  const { caseId } = await resident.good<Receipt>('POST', '/api/applications', {
    service,
    values: {
      ...{ matter: '占道经营', description: '早市占了人行道', urgent: '否', keepSecret: '是' },
      ...{ name: '王芳', phone: '13800000001' },
      place: { community: places[0]?.id ?? '', detail: '东里街 5 号门前' },
    },
  });
  const tasks = await admin.good<Page<TaskRow>>('GET', '/api/tasks?view=group');
  const task = tasks.items[0]?.id ?? '';
  const seen = await admin.good<{ version: number }>('GET', `/api/tasks/${encodeURIComponent(task)}`);
  await admin.good('POST', `/api/tasks/${encodeURIComponent(task)}/claim`, {}, undefined, seen.version);
  return { admin, service, caseId, task };
}
