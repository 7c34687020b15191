package org.attune.pipelines.influx;

/** Why a point can never be written. */
enum DropReason {
  /** The server cannot read it. */
  UNPARSEABLE,
  /** A field of that name has another type in the database. */
  FIELD_TYPE_CONFLICT,
  /** Its day is older than the database keeps. */
  BEYOND_RETENTION,
  /** The database may hold no more series or values of a tag. */
  LIMIT_EXCEEDED,
  /** Larger than the server accepts, by itself. */
  TOO_LARGE,
  /** Refused in words that are not known here. */
  OTHER
}
