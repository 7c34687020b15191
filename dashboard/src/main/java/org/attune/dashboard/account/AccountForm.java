package org.attune.dashboard.account;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.attune.dashboard.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator typed for a new account.
 *
 * @param username name to sign in with
 * @param displayName name on screen
 * @param role role
 * @param password password in clear, or empty where a provider signs the person in
 * @param team care teams
 * @param program programs a supervisor answers for
 * @param patient the patient whose own account it is, or empty
 * @param issuer issuer of the provider, or empty
 * @param subject subject at the provider, or empty
 */
public record AccountForm(
    String username,
    String displayName,
    @Nullable Role role,
    String password,
    @Nullable Set<String> team,
    @Nullable Set<String> program,
    String patient,
    String issuer,
    String subject) {
  private static final int LONGEST = 100;
  private static final int LONGEST_IDENTITY = 500;
  private static final int SHORTEST_PASSWORD = 12;

  /** What was not sent is blank. */
  public AccountForm {
    username = Objects.toString(username, "");
    displayName = Objects.toString(displayName, "");
    password = Objects.toString(password, "");
    patient = Objects.toString(patient, "");
    issuer = Objects.toString(issuer, "");
    subject = Objects.toString(subject, "");
  }

  /** What is wrong with it, in words; empty when nothing is. */
  public Optional<String> refusal() {
    if (username.isBlank() || username.length() > LONGEST) {
      return Optional.of("a name to sign in with, of at most 100 letters, is needed.");
    }
    if (displayName.isBlank() || displayName.length() > LONGEST) {
      return Optional.of("a name to show, of at most 100 letters, is needed.");
    }
    if (role == null) {
      return Optional.of("a role is needed.");
    }
    if (issuer.isBlank() != subject.isBlank()
        || issuer.length() > LONGEST_IDENTITY
        || subject.length() > LONGEST_IDENTITY) {
      return Optional.of("a provider is named by its issuer and the person's subject there.");
    }
    if (password.isEmpty() ? issuer.isBlank() : password.length() < SHORTEST_PASSWORD) {
      return Optional.of("a password of at least 12 letters or a provider is needed.");
    }
    if ((role == Role.PARTICIPANT) == patient.isBlank()) {
      return Optional.of("a participant, and nobody else, has a patient's own account.");
    }
    return Optional.empty();
  }

  /** Shows neither names nor secrets. */
  @Override
  public String toString() {
    return "AccountForm[role=" + role + "]";
  }
}
