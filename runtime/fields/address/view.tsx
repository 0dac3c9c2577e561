import { defineTexts, useTexts } from '#runtime/ui';
import type { Value } from '#runtime/values';
import { prop } from '../shared/props.ts';
import { controlProps, describedBy } from '../shared/view.ts';
import type { FieldViewProps } from '../view-types.ts';
import { type AddressValue, addressOf } from './rule.ts';

const words = defineTexts({
  community: ['社区', 'Community'],
  grid: ['网格（不知道可以不选）', 'Grid (leave it if you do not know)'],
  detail: ['具体位置', 'Where exactly'],
  detailOptional: ['具体位置（选填）', 'Where exactly (optional)'],
  hint: ['如 3 号楼 2 单元 501，或某某路口', 'Such as building 3, entrance 2, flat 501, or a crossing'],
  choose: ['请选择', 'Please choose'],
});

/** Community, grid and the exact place, inside the field's own frame. */
export function AddressView(props: FieldViewProps) {
  const say = useTexts(words);
  const { id, schema, readOnly, services } = props;
  const address = addressOf(props.value);
  const place = services.places.find((one) => one.id === address.community);
  const grids = prop(schema, 'grid') === false ? [] : (place?.grids ?? []);
  const change = (part: Partial<Record<keyof AddressValue, string | undefined>>) =>
    props.onChange(withoutGaps({ ...address, ...part }));
  const { readOnly: _, ...first } = controlProps(props);
  const shared = { 'aria-describedby': describedBy(props), onBlur: () => props.onBlur?.() };
  return (
    <>
      <label className="ui-hint" htmlFor={id}>
        {say('community')}
      </label>
      <select
        {...first}
        disabled={readOnly}
        className="ui-input"
        value={address.community ?? ''}
        onChange={(event) => {
          const community = event.currentTarget.value || undefined;
          const communityName = services.places.find((one) => one.id === community)?.name;
          change({ community, communityName, grid: undefined, gridName: undefined });
        }}
      >
        <option value="">{say('choose')}</option>
        {services.places.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
      {grids.length > 0 && (
        <>
          <label className="ui-hint" htmlFor={`${id}-grid`}>
            {say('grid')}
          </label>
          <select
            {...shared}
            id={`${id}-grid`}
            disabled={readOnly}
            className="ui-input"
            value={address.grid ?? ''}
            onChange={(event) => {
              const grid = event.currentTarget.value || undefined;
              change({ grid, gridName: grids.find((one) => one.id === grid)?.name });
            }}
          >
            <option value="">{say('choose')}</option>
            {grids.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </>
      )}
      <label className="ui-hint" htmlFor={`${id}-detail`}>
        {say(prop(schema, 'detail') === 'optional' ? 'detailOptional' : 'detail')}
      </label>
      <input
        {...shared}
        id={`${id}-detail`}
        type="text"
        autoComplete="street-address"
        readOnly={readOnly}
        placeholder={say('hint')}
        className="ui-input"
        value={address.detail ?? ''}
        onChange={(event) => change({ detail: event.currentTarget.value })}
      />
    </>
  );
}

function withoutGaps(parts: Partial<Record<string, string | undefined>>): Value {
  const entries = Object.entries(parts).filter((part): part is [string, string] => part[1] !== undefined);
  return Object.fromEntries(entries);
}
