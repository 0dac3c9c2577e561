/** A small service for tests, drawn, published and handled by API only: a lamp is reported, mended, confirmed. */
import type { FormSchema } from '#runtime/form';
import type { Design, DesignBody } from '#runtime/wire';
import type { TestClient } from '../testing.ts';
import type { World } from './roles.ts';

const form: FormSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', title: '姓名', 'x-component': 'name', required: true },
    phone: { type: 'string', title: '手机号', 'x-component': 'phone', required: true },
    idNumber: { type: 'string', title: '身份证号', 'x-component': 'id-number', 'x-data-class': 'sensitive' },
    what: { type: 'string', title: '哪里不亮', 'x-component': 'text', required: true, maxLength: 100 },
    quiet: { type: 'string', title: '私下说明', 'x-component': 'text', maxLength: 100 },
    photos: { type: 'array', title: '照片', 'x-component': 'photo', maxItems: 3 },
    cost: { type: 'number', title: '费用', 'x-component': 'number' },
  },
};

/** The applicant may not see or set the cost; who mends may not see the quiet words. */
const process = (id: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:linli="https://linli.dev/schema/bpmn/1.0" id="Defs_${id}" targetNamespace="https://linli.dev/test">
  <bpmn:process id="Process_${id}" name="路灯报修" isExecutable="true">
    <bpmn:extensionElements><linli:summary title="=what" /></bpmn:extensionElements>
    <bpmn:startEvent id="start" name="报修">
      <bpmn:extensionElements>
        <linli:form key="report" otherwise="edit"><linli:right field="cost" access="hide" /></linli:form>
        <linli:public label="已提交" labelEn="Submitted" />
      </bpmn:extensionElements>
      <bpmn:outgoing>f1</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:userTask id="mend" name="维修">
      <bpmn:extensionElements>
        <zeebe:userTask />
        <linli:assignment kind="role" role="handler" />
        <linli:form key="report" otherwise="read">
          <linli:right field="cost" access="edit" />
          <linli:right field="quiet" access="hide" />
          <linli:right field="idNumber" access="mask" />
        </linli:form>
        <linli:deadline amount="4" unit="hour" />
        <linli:buttons>
          <linli:button action="complete" label="修好了" labelEn="Mended" value="mended" />
          <linli:button action="save" label="暂存" />
          <linli:button action="return" label="放回" />
          <linli:button action="hand-over" label="转办" />
          <linli:button action="supplement" label="补正" />
          <linli:button action="decline" label="不予受理" needsReason="true" />
        </linli:buttons>
        <linli:public label="维修中" labelEn="Being mended" />
      </bpmn:extensionElements>
      <bpmn:incoming>f1</bpmn:incoming>
      <bpmn:outgoing>f2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="end" name="办结">
      <bpmn:extensionElements><linli:public label="已办结" labelEn="Done" /></bpmn:extensionElements>
      <bpmn:incoming>f2</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="mend" />
    <bpmn:sequenceFlow id="f2" sourceRef="mend" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

export function lampBody(
  world: World,
  skeleton: DesignBody,
  access: DesignBody['page']['access'],
): DesignBody {
  return {
    ...skeleton,
    page: {
      ...skeleton.page,
      title: '路灯报修',
      prefix: 'LD',
      access,
      howLong: '4 小时',
      summary: '路灯不亮',
    },
    process: process(`lamp${world.next()}`),
    forms: { report: form },
    roles: { handler: { unit: world.unit, role: 'handler' } },
    ratingAtEnd: true,
  };
}

/** Draws and publishes it. @returns the ids of design and service */
export async function publishLamp(
  world: World,
  access: DesignBody['page']['access'] = 'anyone',
  change: (body: DesignBody) => DesignBody = (body) => body,
): Promise<{ readonly design: string; readonly service: string }> {
  const { designer, publisher } = world.clients;
  const design = await drawLamp(world, access, change);
  const findings = await designer.call(`POST /api/designs/${design.id}/check`, { body: {} });
  const answer = await publisher.call<{ service: string }>(`POST /api/designs/${design.id}/releases`, {
    body: { reason: '首次发布', warnings: '测试街道' },
  });
  if (answer.status !== 201)
    throw new Error(`Expected to publish, but: ${JSON.stringify([answer.body, findings.body])}`);
  return { design: design.id, service: answer.body.service };
}

export async function drawLamp(
  world: World,
  access: DesignBody['page']['access'] = 'anyone',
  change: (body: DesignBody) => DesignBody = (body) => body,
): Promise<Design> {
  const { designer } = world.clients;
  const made = (await designer.call<Design>('POST /api/designs', { body: { name: '路灯报修' } })).body;
  const saved = await designer.call<Design>(`PUT /api/designs/${made.id}`, {
    body: { name: '路灯报修', body: change(lampBody(world, made.body, access)) },
    version: made.version,
  });
  if (saved.status !== 200) throw new Error(`Expected to save, but: ${JSON.stringify(saved.body)}`);
  return saved.body;
}

export const LAMP_VALUES = {
  name: '王小明',
  phone: '13900000001',
  idNumber: '11010519491231002X',
  what: '三号楼门口的灯不亮',
  quiet: '邻居不让修',
};

export interface TestReceipt {
  readonly caseId: string;
  readonly number: string;
  readonly secret: string;
}

export async function applyForLamp(
  client: TestClient,
  service: string,
  more: { readonly values?: object; readonly key?: string; readonly draft?: string } = {},
): Promise<TestReceipt> {
  const { key, draft, values } = more;
  const answer = await client.call<TestReceipt>('POST /api/applications', {
    body: { service, values: { ...LAMP_VALUES, ...values }, ...(draft ? { draft } : {}) },
    ...(key ? { key } : {}),
  });
  if (answer.status !== 201) throw new Error(`Expected a receipt, but: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
