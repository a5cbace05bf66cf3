package org.commonpurse.api.operation.plan;

/** Whether schedules also tell when money moves. */
public enum Cash {
  /** Money is recorded when it comes or goes, by entries of its own. */
  AS_IT_COMES,
  /** Money comes and goes on the days that the schedules foresee, as in a demonstration. */
  AS_PLANNED
}
