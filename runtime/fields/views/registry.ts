import type { ComponentType } from 'react';
import { AddressView } from '../address/view.tsx';
import { ConsentView } from '../consent/view.tsx';
import { DateView } from '../date/view.tsx';
import { FileView } from '../file/view.tsx';
import { IdNumberView } from '../id-number/view.tsx';
import { LongTextView } from '../long-text/view.tsx';
import { MoneyView } from '../money/view.tsx';
import { MultipleChoiceView } from '../multiple-choice/view.tsx';
import { NameView } from '../name/view.tsx';
import { NumberView } from '../number/view.tsx';
import { PhoneView } from '../phone/view.tsx';
import { PhotoView } from '../photo/view.tsx';
import { RatingView } from '../rating/view.tsx';
import { isPulledDown, SingleChoiceView } from '../single-choice/view.tsx';
import { StaticTextView } from '../static-text/view.tsx';
import { TextView } from '../text/view.tsx';
import { TimeView } from '../time/view.tsx';
import type { FieldViewProps } from '../view-types.ts';

/** How a field's title is tied to its control: by `label`, as `legend` of several controls, by the view itself. */
export type Frame = 'label' | 'legend' | 'own' | 'bare';

export interface FieldViewEntry {
  readonly view: ComponentType<FieldViewProps>;
  readonly frame: Frame | ((schema: FieldViewProps['schema']) => Frame);
}

/** The view of each kind that is one field; pages, groups and rows are drawn by the form view. One line a kind. */
export const fieldViews: Readonly<Record<string, FieldViewEntry>> = {
  text: { view: TextView, frame: 'label' },
  'long-text': { view: LongTextView, frame: 'label' },
  number: { view: NumberView, frame: 'label' },
  money: { view: MoneyView, frame: 'label' },
  date: { view: DateView, frame: 'label' },
  time: { view: TimeView, frame: 'label' },
  'single-choice': { view: SingleChoiceView, frame: (schema) => (isPulledDown(schema) ? 'label' : 'legend') },
  'multiple-choice': { view: MultipleChoiceView, frame: 'legend' },
  name: { view: NameView, frame: 'label' },
  phone: { view: PhoneView, frame: 'label' },
  'id-number': { view: IdNumberView, frame: 'label' },
  address: { view: AddressView, frame: 'legend' },
  photo: { view: PhotoView, frame: 'legend' },
  file: { view: FileView, frame: 'legend' },
  consent: { view: ConsentView, frame: 'own' },
  rating: { view: RatingView, frame: 'legend' },
  'static-text': { view: StaticTextView, frame: 'bare' },
};
