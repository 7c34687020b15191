-- What the days up to a point say of its course; null where they say nothing, as on all points projected before.
-- slope_per_day is there already: these are the ends of its interval.
alter table trend_point
  add column slope14_lower     double precision,
  add column slope14_upper     double precision,
  add column variability_ratio double precision,
  add column variability_limit double precision,
  add column admission_mean    double precision;
