import { usePage } from '../words.ts';
import { Tabs } from '../ui/tabs.tsx';
import { AreaFigures } from './area-figures.tsx';
import { Completeness } from './completeness.tsx';
import { Facilities } from './facilities.tsx';
import { Figures } from './figures.tsx';
import { Notices } from './notices.tsx';
import { TableImport } from './import/table-import.tsx';
import { useOffice } from './office.ts';
import { OnSite } from './on-site.tsx';
import { Scorecard } from './scorecard.tsx';
import { ToDo } from './to-do.tsx';

const everywhere = ['to-do', 'facilities', 'import', 'scorecard', 'figures', 'notices'] as const;
const inCommunity = [
  'to-do',
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
  readonly onChoose: (tab: Tab) => void;
}

export function OfficeTabs({ chosen, onChoose }: Props) {
  const { words } = usePage();
  const { area } = useOffice();
  const codes: readonly Tab[] = area.level === 'community' ? inCommunity : everywhere;
  const tab = codes.find((code) => code === chosen) ?? codes[0]!;
  return (
    <Tabs
      label={words.t('office.tabs')}
      tabs={codes.map((code) => ({ code, label: words.t(`office.tab-${code}`) }))}
      chosen={tab}
      onChoose={onChoose}
    >
      <div class="office-part">
        {tab === 'to-do' && <ToDo />}
        {tab === 'facilities' && <Facilities />}
        {tab === 'import' && <TableImport />}
        {tab === 'completeness' && <Completeness />}
        {tab === 'scorecard' && <Scorecard />}
        {tab === 'figures' && (area.level === 'community' ? <Figures /> : <AreaFigures />)}
        {tab === 'notices' && <Notices />}
        {tab === 'on-site' && <OnSite />}
      </div>
    </Tabs>
  );
}
