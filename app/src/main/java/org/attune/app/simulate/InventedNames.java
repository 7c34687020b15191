package org.attune.app.simulate;

import java.util.List;

/** Names of people who do not exist, for the directory of a demonstration. */
final class InventedNames {
  private static final List<String> GIVEN =
      List.of(
          "Avery",
          "Blair",
          "Cassia",
          "Dario",
          "Elowen",
          "Fintan",
          "Greta",
          "Hollis",
          "Imani",
          "Jonas",
          "Keziah",
          "Linnea",
          "Marlow",
          "Nadia",
          "Orson",
          "Petra",
          "Quill",
          "Rowan",
          "Selim",
          "Thea",
          "Ulric",
          "Vesna",
          "Wilder",
          "Ximena",
          "Yara",
          "Zeno",
          "Ansel",
          "Briony",
          "Corin",
          "Delphine",
          "Emeka",
          "Freya",
          "Galen",
          "Hana",
          "Ishaan",
          "Juniper",
          "Kofi",
          "Liora",
          "Mateo",
          "Noor");
  private static final List<String> FAMILY =
      List.of(
          "Ashgrove",
          "Bellweather",
          "Carrow",
          "Dunmere",
          "Eastlake",
          "Fairholt",
          "Gladwin",
          "Harrowgate",
          "Inverley",
          "Juniperson",
          "Kestrel",
          "Larkmoor",
          "Merriden",
          "Northcote",
          "Oakhollow",
          "Pennywell",
          "Quarrington",
          "Ravenscar",
          "Silverdale",
          "Thornbury",
          "Underhill",
          "Vantreight",
          "Westerly",
          "Yarrowby",
          "Zellwood",
          "Amberline",
          "Brookmere",
          "Coldwater",
          "Dapplewood",
          "Elmswell",
          "Foxcombe",
          "Greyfield",
          "Hazelnook",
          "Ivorson",
          "Kingsmead",
          "Longacre",
          "Mistlethwaite");

  private InventedNames() {}

  /** A name for each index; the first 1480 differ (40 and 37 have no common divisor). */
  static String of(int index) {
    String name = GIVEN.get(index % GIVEN.size()) + " " + FAMILY.get(index % FAMILY.size());
    int round = index / (GIVEN.size() * FAMILY.size());
    return round == 0 ? name : name + " " + (round + 1);
  }
}
