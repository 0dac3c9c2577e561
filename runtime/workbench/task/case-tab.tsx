import { useMemo } from 'react';
import { AnswerList } from '#runtime/fields/views';
import type { StepRights } from '#runtime/model';
import {
  At,
  defineTexts,
  EmptyState,
  fieldServices,
  Notice,
  RatingText,
  useClient,
  useNow,
  useTexts,
} from '#runtime/ui';
import type { CaseDetail } from '#runtime/wire';

const words = defineTexts({
  service: ['事项', 'Service'],
  applicant: ['反映人', 'Applicant'],
  started: ['提交时间', 'Sent'],
  channel: ['渠道', 'Channel'],
  rating: ['评价', 'Rating'],
  none: ['没有可以看的申请内容。', 'There is nothing of the application for you to see.'],
  application: ['申请内容', 'The application'],
  incident: ['这件卡住了：', 'This case is stuck: '],
  portal: ['网上', 'Online'],
  workbench: ['工作台', 'Workbench'],
  designer: ['设计端', 'Designer'],
  paper: ['纸质', 'On paper'],
  phone: ['电话', 'By phone'],
  system: ['系统', 'System'],
  api: ['接口', 'API'],
});

/** The case as this person may see it. */
export function CaseTab({ case: one }: { case: CaseDetail }) {
  const say = useTexts(words);
  const client = useClient();
  const { zone } = useNow();
  const services = useMemo(
    () => fieldServices({ places: [], zone, owner: async () => ({ case: one.id }) }),
    [zone, one.id],
  );
  const rights: StepRights = { otherwise: 'read', fields: {} };
  return (
    <>
      {one.incidents.map((incident) => (
        <Notice key={incident.id} tone="late">
          {say('incident')}
          {incident.message}
        </Notice>
      ))}
      <dl className="facts-line">
        <div>
          <dt>{say('service')}</dt>
          <dd>{one.serviceTitle}</dd>
        </div>
        {one.applicant?.name && (
          <div>
            <dt>{say('applicant')}</dt>
            <dd>
              {one.applicant.name} <span className="ui-number">{one.applicant.phone}</span>
            </dd>
          </div>
        )}
        <div>
          <dt>{say('started')}</dt>
          <dd>
            <At at={one.startedAt} />
          </dd>
        </div>
        <div>
          <dt>{say('channel')}</dt>
          <dd>{say(one.channel)}</dd>
        </div>
        {one.rating && (
          <div>
            <dt>{say('rating')}</dt>
            <dd>
              <RatingText level={one.rating.level} /> {one.rating.text}
            </dd>
          </div>
        )}
      </dl>
      <h3>{say('application')}</h3>
      {one.form ? (
        <AnswerList
          schema={one.form}
          values={one.values}
          rights={rights}
          services={services}
          onReveal={async (field, reason) => {
            const { value } = await client.call('POST /api/cases/{id}/reveal', {
              params: { id: one.id },
              body: { field, reason },
            });
            return typeof value === 'string' ? value : JSON.stringify(value);
          }}
        />
      ) : (
        <EmptyState title={say('none')} />
      )}
    </>
  );
}
