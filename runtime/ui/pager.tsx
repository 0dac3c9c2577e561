import { Button } from './button.tsx';
import { defineTexts, useTexts } from './texts.ts';

const words = defineTexts({
  count: ['共 {total} 件', '{total} in all'],
  shown: ['已显示 {shown} 件', '{shown} shown'],
  more: ['再显示一些', 'Show more'],
});

export interface PagerProps {
  readonly total: number;
  readonly shown: number;
  readonly busy?: boolean;
  /** Absent: there is no more. */
  readonly onMore?: (() => void) | undefined;
}

/** The count, always right, and the way to more. */
export function Pager({ total, shown, busy, onMore }: PagerProps) {
  const say = useTexts(words);
  return (
    <div className="ui-pager">
      <span className="ui-soft" role="status">
        {say('count', { total })}
        {shown < total && ` · ${say('shown', { shown })}`}
      </span>
      {onMore && (
        <Button busy={busy ?? false} onClick={onMore}>
          {say('more')}
        </Button>
      )}
    </div>
  );
}
