import type { DesignBody } from '#runtime/wire';

/** A blank page that already runs once somebody is bound to handle it: start → one task → end, an empty form. */
export function skeletonBody(name: string, token: string): DesignBody {
  return {
    page: {
      title: name,
      summary: '',
      forWhom: '',
      howLong: '',
      bring: [],
      minutes: 3,
      access: 'resident',
      prefix: 'BJ',
    },
    process: skeletonXml(name, token),
    forms: { application: { type: 'object', properties: {} } },
    decisions: {},
    settingSpecs: [],
    settings: {},
    roleSpecs: [
      {
        key: 'handler',
        label: { zh: '经办人', en: 'Handler' },
        explain: { zh: '收到申请后由谁办理', en: 'Who handles an application' },
        proposes: { role: 'handler' },
      },
    ],
    roles: {},
    ratingAtEnd: true,
  };
}

const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`).replace(/[\p{Cc}]/gu, ' ');

function skeletonXml(name: string, token: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:linli="https://linli.dev/schema/bpmn/1.0" id="Definitions_${token}" targetNamespace="https://linli.dev/designs">
  <bpmn:process id="Process_${token}" name="${escapeXml(name)}" isExecutable="true">
    <bpmn:startEvent id="start" name="提交申请">
      <bpmn:extensionElements>
        <linli:form key="application" otherwise="edit" />
        <linli:public label="已提交" labelEn="Submitted" />
      </bpmn:extensionElements>
      <bpmn:outgoing>flow-1</bpmn:outgoing>
    </bpmn:startEvent>
    <bpmn:userTask id="handle" name="办理">
      <bpmn:extensionElements>
        <zeebe:userTask />
        <linli:assignment kind="role" role="handler" whenEmpty="incident" />
        <linli:form key="application" otherwise="read" />
        <linli:public label="办理中" labelEn="Being handled" />
      </bpmn:extensionElements>
      <bpmn:incoming>flow-1</bpmn:incoming>
      <bpmn:outgoing>flow-2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="end" name="办结">
      <bpmn:extensionElements>
        <linli:public label="已办结" labelEn="Done" />
      </bpmn:extensionElements>
      <bpmn:incoming>flow-2</bpmn:incoming>
    </bpmn:endEvent>
    <bpmn:sequenceFlow id="flow-1" sourceRef="start" targetRef="handle" />
    <bpmn:sequenceFlow id="flow-2" sourceRef="handle" targetRef="end" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram_${token}">
    <bpmndi:BPMNPlane id="Plane_${token}" bpmnElement="Process_${token}">
      <bpmndi:BPMNShape id="start_di" bpmnElement="start">
        <dc:Bounds x="160" y="102" width="36" height="36" />
        <bpmndi:BPMNLabel>
          <dc:Bounds x="156" y="145" width="44" height="14" />
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="handle_di" bpmnElement="handle">
        <dc:Bounds x="260" y="80" width="100" height="80" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="end_di" bpmnElement="end">
        <dc:Bounds x="424" y="102" width="36" height="36" />
        <bpmndi:BPMNLabel>
          <dc:Bounds x="431" y="145" width="22" height="14" />
        </bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="flow-1_di" bpmnElement="flow-1">
        <di:waypoint x="196" y="120" />
        <di:waypoint x="260" y="120" />
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="flow-2_di" bpmnElement="flow-2">
        <di:waypoint x="360" y="120" />
        <di:waypoint x="424" y="120" />
      </bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}
