# The words of reports in English. Arguments are texts, already written for the
# language.

evaluation-title = National evaluation of the special economic zones of { $country }, { $period }
evaluation-title-zone = Evaluation of { $zone }, { $period }
known-all = By all that is known.
known-on = By what was known on { $date }.

section-investment = Investment
section-employment = Employment
section-businesses = Businesses and zones

column-indicator = Indicator
column-value = Value
column-bounds = Given the figures' rounding
column-sources = Sources

bounds-exact = exact
bounds-between = { $low } to { $high }
bounds-from = at least { $low }
bounds-to = at most { $high }
bounds-none = not bounded
amount-per = { $amount } per { $unit }
value-missing = not known

missing-heading = Not known
missing-line = { $indicator }: { $reason }
missing-not_reported = no figure was known for { $what }
missing-no_target = no target was known for { $what }
missing-later = { $reason }; first published on { $date } ({ $publisher })
missing-instead = { $reason }; there is one for { $periods }
missing-division_by_zero = the divisor is zero
missing-divisor_may_be_zero = the divisor may be zero, given the rounding of the figures
missing-no_such_window = the formula looks back beyond the calendar
missing-not_additive = the measure does not add up over zones
missing-no_zones = there is no zone to sum over
missing-not_of_one_zone = it is about how zones compare, which one zone alone does not have
missing-overflow = the result has more than 28 digits

sources-heading = Who said what when
source-line = [{ $number }] { $release }
source-release = { $publisher }, { $date }
source-undated = without a date
source-figure = { $series }: { $figure }
source-early = { $line } (published before the period was over)
source-words = { $line }: “{ $words }”

series-added = { $measure }, { $basis }, added in { $period }
series-for = { $measure }, { $basis } for { $period }
series-at = { $measure }, { $basis }, at the end of { $period }
period-unstated = a period that isn't stated
period-month = { $month } { $year }

basis-realised = realised
basis-target = target
basis-committed = committed
basis-projected = projected

nothing-known = Nothing is known of { $subject } in { $period }.
nothing-known-on = Nothing was known of { $subject } in { $period } on { $date }.
subject-national = all zones together

date = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

topic-achievement = Achievement
topic-downstreaming = Downstreaming, exports and foreign exchange
topic-administration = Service of the administration
topic-resources = Resources and quality
topic-reporting = Reporting
topic-wider-impact = Wider impact
topic-other = Other
value-coverage = { $amount } ({ $reported } of { $zones } zones)
bounds-loose = { $bounds }, or less

trace-value = { $title }, { $period }: { $value } ({ $bounds })
trace-missing = { $title }, { $period }: { $reason }
trace-node = { $formula } = { $value } ({ $bounds })
trace-rounded-node = { $formula } = { $value }, rounded here ({ $bounds })
trace-gap = { $formula }: { $reason }
trace-figure = { $figure }, { $release }

catalogue-heading = Indicators
catalogue-line = { $id }: { $title } [{ $unit }, { $direction }]
catalogue-projection = { $line }, a projection
direction-higher = higher is better
direction-lower = lower is better
direction-neutral = neither way is better by itself

percentage-points = { $points } percentage points
list-and = { $first } and { $last }
when-at = end of { $period }
when-basis = { $basis } for { $period }
off-above = { $gap } too high
off-below = { $gap } too low

findings-title = What the published figures on the special economic zones of { $country } contradict
findings-count = Contradictions: { $contradictions }, differences: { $differences }, notes: { $notes }.
severity-contradiction = CONTRADICTIONS: the figures cannot all be true
severity-difference = DIFFERENCES: one thing was published in two ways
severity-note = NOTES: nobody need have been wrong
kind-break = does not add up
kind-implies_exits = some left
kind-restatement = restated
kind-basis_conflict = realised or committed
kind-target_changed = target changed
kind-published_before_period_end = not comparable
kind-registry_conflict = not what the registry has
kind-stated_ratio = stated ratio
finding-title = { $heading } ({ $kind })
finding-heading = { $subject }: { $series }
heading-national = All zones together
finding-term = { $figure } ({ $when })
finding-sum-above = Published is { $figure }, which is { $gap } more than { $sum } makes.
finding-sum-below = Published is { $figure }, which is { $gap } less than { $sum } makes.
finding-at-least = Published is { $figure }, which is { $gap } less than { $sum } makes, though that is not all.
finding-fell = Published is { $figure }, which is { $gap } less than the earlier { $sum }; a cumulative figure does not fall.
finding-exits = { $sum } makes more than the { $figure } published: { $gap } left meanwhile.
finding-exits-stock = { $sum } came before { $figure }: { $gap } left meanwhile.
finding-nation-above = Published for all zones is { $figure }, which is { $gap } more than the { $count } zones that there were have together.
finding-nation-below = Published for all zones is { $figure }, which is { $gap } less than the { $count } zones that there were have together.
finding-nation-at-least = Published for all zones is { $figure }, which is { $gap } less than { $count } of them have together.
finding-releases-above = { $later } is { $gap } more than { $earlier }.
finding-releases-below = { $later } is { $gap } less than { $earlier }.
finding-target-above = The target was { $earlier } and then { $later }: { $gap } more.
finding-target-below = The target was { $earlier } and then { $later }: { $gap } less.
finding-bases = { $figure } was published as realised, and { $other } as committed: one of the words is wrong, or all that was promised has been built.
finding-registry-above = { $figure } were stated; the registry has { $count } at that date, which is { $gap } fewer.
finding-registry-below = { $figure } were stated; the registry has { $count } at that date, which is { $gap } more.
finding-ratio-target = { $figure } was stated to be { $stated } of the target. Given { $bases } it comes to { $computed } at the nearest, so the percentage is { $off }.
finding-ratio-stock = { $figure } was stated to be { $stated } of the cumulative total. Given { $bases } it comes to { $computed } at the nearest, so the percentage is { $off }.
finding-ratio-growth = Growth of { $stated } to { $figure } was stated. Given { $bases } it comes to { $computed } at the nearest, so the percentage is { $off }.
finding-early = Published before the period was over: { $figures }.
finding-not-comparable = The figures are not as of one day; published before the period was over: { $figures }.
finding-about = It rests on a figure that is only approximate.
finding-otherwise-closed = With { $figure } instead, nothing is left over.
finding-otherwise-above = With { $figure } instead, it is { $gap } too much.
finding-otherwise-exits = With { $figure } instead, { $gap } left.
finding-otherwise-below = With { $figure } instead, it is { $gap } too little.
finding-change-more = The smallest change to one figure that closes it: { $figure } higher by { $by }.
finding-change-less = The smallest change to one figure that closes it: { $figure } lower by { $by }.
seems-heading = ONLY SEEMS WRONG
seems-target = { $subject }: { $figure } was stated to be { $stated } of the target, { $base }. The digits give { $point }, but the rounding of the figures allows { $computed }, so it is no contradiction.
seems-stock = { $subject }: { $figure } was stated to be { $stated } of the cumulative { $base }. The digits give { $point }, but the rounding of the figures allows { $computed }, so it is no contradiction.
seems-growth = { $subject }: growth of { $stated } to { $figure } was stated. With { $base } the digits give { $point }, but the rounding of the figures allows { $computed }, so it is no contradiction.

verdict-holds = Holds
verdict-contradicted = Contradicted
verdict-undecidable = Undecidable
claim-line = { $verdict }: { $sentence }
claim-heading = { $subject }, { $period }: a statement
claims-count = Holds: { $holds }, contradicted: { $contradicted }, undecidable: { $undecidable }.
computed-percentage = { $part } is { $computed } of { $whole }
computed-growth = { $new } after { $old } is growth of { $computed }
computed-growth-increase = { $increase } more, to { $new }, is growth of { $computed }
computed-sum = { $terms } is { $computed }
computed-exchange = { $amount } at { $rate } is { $computed }
computed-rate = { $stated } for { $amount } implies a rate of { $computed }
claim-certain = { $what }, so { $stated } holds whatever the rounding.
claim-meets = { $what }, which meets { $stated } at { $common }.
claim-meets-share = { $what }; of the values that are written { $stated }, { $common } is possible, { $share } of them.
claim-seems = { $what }; the digits give { $point }, yet { $common } is possible and is written { $stated }, so it is no contradiction.
claim-seems-share = { $what }; the digits give { $point }, yet of the values that are written { $stated }, { $common } is possible, { $share } of them, so it is no contradiction.
claim-meets-all = { $what }, which allows every value that is written { $stated }.
claim-seems-all = { $what }; the digits give { $point }, yet every value that is written { $stated } is possible, so it is no contradiction.
claim-apart = { $what }, so { $stated } is { $off }.
claim-apart-nearest = { $what }, so { $stated } is { $off }; { $nearest } would hold.
claim-no-rate = { $what }; without a stated rate it cannot be told whether it is right.
claim-no-rate-spread = { $what }, the highest { $spread } above the lowest; without a stated rate it cannot be told whether it is right.
claim-divisor = The divisor may be zero, given its precision, so nothing can be said of { $stated }.

rating-title = { $title }, { $period } (version { $version }, { $status })
status-official = official
status-reconstructed = reconstructed
status-illustrative = illustrative
about-reconstructed = This methodology was put together again from published results; its limits are a reading of these, not the authority's own.
about-illustrative = This methodology is an example: its weights, scores or limits were never published and are made up.
rating-column-zone = Zone
rating-column-class = Class
rating-column-composite = Score
rating-column-bounds = Given rounding
rating-column-rank = Rank
rating-column-coverage = Data
rating-column-gates = Gates
rating-column-official = Official class
outcome-unclassed = no class
outcome-insufficient_data = insufficient data
outcome-unrated = not rated

step-outcome = { $zone }, { $period }: { $outcome }
step-outcome-rank = { $zone }, { $period }: { $outcome }, rank { $rank }
step-gate = The gate “{ $gate }” holds and changes nothing
step-gate-changed = The gate “{ $gate }” holds and decides
step-gate-possible = Whether the gate “{ $gate }” holds cannot be told, so it has no effect
step-no-composite = No score: { $coverage } of the weights have data, and { $least } must
step-composite = Score { $score } ({ $bounds }): { $class }; { $coverage } of the weights have data
step-held-back = Held back most by { $indicator }, which costs { $points } points
step-group = { $group }: { $score }
step-group-missing = { $group }: no score
step-indicator = { $indicator }: { $value } ({ $bounds }) scores { $score }, with a weight of { $weight }
step-indicator-points = { $indicator }: { $value } ({ $bounds }) scores { $score }, with a weight of { $weight } that is { $points } points
step-imputed = { $indicator }: no value; what the methodology puts in its place scores { $score }, with a weight of { $weight }
step-indicator-no-rule = { $indicator }: { $value } ({ $bounds }), for which there is no rule in this quarter

improvements-heading = What { $zone } would need for “{ $class }”, from { $from }, each alone:
improvements-none = { $zone } has the best class by score, or no score.
improvement-more = { $indicator }: { $value }, { $by } more
improvement-less = { $indicator }: { $value }, { $by } less
improvement-amount = { $line }; that is { $amount } more of { $measure }, { $basis }
improvement-fewer = { $line }; that is { $amount } less of { $measure }, { $basis }
improvement-missing = { $indicator }: it has no value to improve
improvement-not-enough = { $indicator }: no value is enough

backtest-heading = Against the official classes
backtest-none = none
backtest-agreement = { $official } zones have an official class; { $compared } of them could be rated, and { $same } have the same class: { $agreement }.
backtest-kappa = Cohen's kappa { $kappa }, with linear weights { $weighted }.
backtest-pair = { $zone }: officially “{ $official }”, here “{ $ours }”
backtest-pair-decides = { $zone }: officially “{ $official }”, here “{ $ours }”, decided by { $indicator }
backtest-unrated = { $zone }: officially “{ $official }”, not among the zones of that period
backtest-unknown = Official classes that the methodology does not have: { $classes }.
thresholds = Limits that would agree best with the official classes of { $units } zones on the scale reach { $agreement }, the methodology's own { $own }; choices that do equally well: { $choices }. They are a finding about the past and are not adopted.
thresholds-limit = { $class }: from above { $above } to { $most }, instead of { $own }

moves-rated = { $title }, { $period }
moves-heading = From “{ $before }” to “{ $after }”
moves-none = not rated
moves-line = { $zone }: { $before } → { $after }
moves-because = { $line } ({ $by }, most by { $indicator })
moves-stayed = Unchanged: { $count }.

robustness-heading = How sure the classes by score are, gates left aside; { $draws } methodologies drawn:
robust-zone = { $zone }, “{ $class }”: { $rounding }; { $weights }; keeps its class in { $share } of the draws, rank { $ranks }
robust-no-rounding = rounding of the figures cannot change it
robust-rounding = rounding of the figures could make it “{ $low }” to “{ $high }”
robust-radius = weights moved by { $points } percentage points each could make it “{ $class }”
robust-no-radius = no weights make it another
robust-not-additive = the score is no weighted sum, so there is no radius of weights
sensitivity-heading = What matters most for the ranks, by share of the variance (alone; with all others), estimated from { $evaluations } ratings:
sensitivity-line = { $factor }: { $first }; { $total }
factor-weight = the weight of { $title }
factor-aggregation = how groups are put together
factor-scoring = how values become scores
factor-missing = what a missing score does
not-varied = Not varied: { $choices }.
not-varied-weights = weights
not-varied-aggregation = how groups are put together
not-varied-missing = what a missing score does
not-varied-indicators = which indicators there are
not-varied-scoring = how values become scores
not-varied-classes = the limits of the classes
not-varied-gates = gates
not-varied-values = the values
