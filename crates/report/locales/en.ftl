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
