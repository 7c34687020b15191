package org.attune.dashboard.wording;

import java.util.Locale;
import java.util.Map;

/** What entries are about, in the words of pages. */
public final class JournalLabels {
  private static final Map<String, String> THEMES =
      Map.ofEntries(
          Map.entry("RELATIONSHIPS", "Relationships and family"),
          Map.entry("MONEY_HOUSING", "Money and housing"),
          Map.entry("TRAUMA_ABUSE", "Trauma or abuse, then or now"),
          Map.entry("ANXIETY", "Worry and panic"),
          Map.entry("WORK_SCHOOL", "Work or school"),
          Map.entry("BODY_HEALTH", "Health and body"),
          Map.entry("SLEEP", "Sleep"),
          Map.entry("SUBSTANCE_USE", "Alcohol or drugs"),
          Map.entry("LONELINESS", "Loneliness"),
          Map.entry("GRIEF", "Grief"),
          Map.entry("SKILLS_RECOVERY", "Skills and support used"));

  private static final Map<String, String> TRIGGERS =
      Map.ofEntries(
          Map.entry("ARGUMENT", "Argument"),
          Map.entry("REJECTION", "Break-up, or being shut out"),
          Map.entry("ABUSER_CONTACT", "Contact with somebody who did harm"),
          Map.entry("LOSS", "A death"),
          Map.entry("ANNIVERSARY", "Anniversary"),
          Map.entry("TRAUMA_REMINDER", "Reminder of trauma"),
          Map.entry("CROWDED_PLACE", "Crowded place"),
          Map.entry("OTHERS_USING", "Others drinking or using"),
          Map.entry("PLACE_OF_USE", "Place or person of former use"),
          Map.entry("PAYDAY", "Payday"),
          Map.entry("MONEY_WORRY", "Bills or debt"),
          Map.entry("WORK_PRESSURE", "Pressure at work or school"),
          Map.entry("POOR_SLEEP", "Poor sleep"),
          Map.entry("PAIN", "Pain"),
          Map.entry("MEDICAL_APPOINTMENT", "Medical appointment"),
          Map.entry("LEGAL_MATTER", "Court or other legal matter"),
          Map.entry("BEING_ALONE", "Being alone"),
          Map.entry("FAMILY_VISIT", "Family visit or holiday"));

  private JournalLabels() {}

  /** A theme; of one that came later, its name. */
  public static String theme(String name) {
    return THEMES.getOrDefault(name, plain(name));
  }

  /** A trigger; of one that came later, its name. */
  public static String trigger(String name) {
    return TRIGGERS.getOrDefault(name, plain(name));
  }

  private static String plain(String name) {
    String words = name.toLowerCase(Locale.ENGLISH).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
