package org.attune.app.replay;

/**
 * How an item of a data set becomes a rating of the catalogue: linearly from the item's own scale
 * to 0–10.
 *
 * @param column column of the data set
 * @param metric metric id of the catalogue
 * @param lowest lowest answer of the item
 * @param highest highest answer of the item
 * @param reversed true when the item asks for the opposite of the metric
 */
record RatingScale(String column, String metric, double lowest, double highest, boolean reversed) {
  private static final double TOP = 10;

  static RatingScale of(String column, String metric, double lowest, double highest) {
    return new RatingScale(column, metric, lowest, highest, false);
  }

  /** An answer on the scale 0–10. An answer outside its own scale stays outside. */
  double rescale(double answer) {
    double rating = (answer - lowest) / (highest - lowest) * TOP;
    return reversed ? TOP - rating : rating;
  }
}
