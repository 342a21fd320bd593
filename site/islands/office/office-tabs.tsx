import { usePage } from '../words.ts';
import { Tabs } from '../ui/tabs.tsx';
import { AreaFigures } from './area-figures.tsx';
import { Completeness } from './completeness.tsx';
import { EvaluationRemarks } from './evaluation-remarks.tsx';
import { Facilities } from './facilities.tsx';
import { Figures } from './figures.tsx';
import { Notices } from './notices.tsx';
import { TableImport } from './import/table-import.tsx';
import { useOffice } from './office.ts';
import { OnSite } from './on-site.tsx';
import { Scorecard } from './scorecard.tsx';
import { ToDo } from './to-do.tsx';
import { later } from '../later.tsx';
import { isVisitPart, visitParts, type VisitPart } from './visits/parts.ts';

const VisitsDesk = later(async () => (await import('./visits/visits-desk.tsx')).VisitsDesk);

const everywhere = [
  'to-do',
  'visits',
  'facilities',
  'import',
  'scorecard',
  'figures',
  'notices',
] as const;
const inCommunity = [
  'to-do',
  'visits',
  'facilities',
  'import',
  'completeness',
  'scorecard',
  'figures',
  'notices',
  'on-site',
] as const;
type Tab = (typeof everywhere)[number] | (typeof inCommunity)[number];

interface Props {
  readonly chosen: string | null;
  readonly onChoose: (tab: Tab | VisitPart) => void;
}

export function OfficeTabs({ chosen, onChoose }: Props) {
  const { words } = usePage();
  const { area } = useOffice();
  const codes: readonly Tab[] = area.level === 'community' ? inCommunity : everywhere;
  const part = isVisitPart(chosen) ? chosen : null;
  const tab = part ? 'visits' : (codes.find((code) => code === chosen) ?? codes[0]!);
  return (
    <Tabs
      label={words.t('office.tabs')}
      tabs={codes.map((code) => ({ code, label: words.t(`office.tab-${code}`) }))}
      chosen={tab}
      onChoose={onChoose}
    >
      <div class="office-part">
        {tab === 'visits' && <VisitsDesk chosen={part ?? visitParts[0]} onChoose={onChoose} />}
        {tab === 'to-do' && <ToDo />}
        {tab === 'facilities' && <Facilities />}
        {tab === 'import' && <TableImport />}
        {tab === 'completeness' && <Completeness />}
        {tab === 'scorecard' && <Scorecard />}
        {tab === 'scorecard' && area.level === 'community' && <EvaluationRemarks />}
        {tab === 'figures' && (area.level === 'community' ? <Figures /> : <AreaFigures />)}
        {tab === 'notices' && <Notices />}
        {tab === 'on-site' && <OnSite />}
      </div>
    </Tabs>
  );
}
