import { LineRouteCard } from './line-route.tsx';
import { LineRulesCard } from './line-rules.tsx';

/** When and how fast the line is used, and the way to the platform. */
export function LineTab() {
  return (
    <div className="settings-columns">
      <div>
        <LineRulesCard />
      </div>
      <div>
        <LineRouteCard />
      </div>
    </div>
  );
}
