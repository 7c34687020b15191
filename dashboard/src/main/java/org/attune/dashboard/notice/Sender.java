package org.attune.dashboard.notice;

import java.net.URI;
import java.util.UUID;

/** Sends a notice by one channel. */
interface Sender {
  /** What every notice says; it names no patient, kind or program. */
  String TEXT = "An alert needs review";

  /**
   * A notice to send.
   *
   * @param deliveryId the same when it is sent again
   * @param address e-mail address or URL
   * @param secret what a webhook is signed with; empty for other channels
   * @param link page that leads to the alert, once signed in
   */
  record Notice(UUID deliveryId, String address, String secret, URI link) {
    /** Shows no address. */
    @Override
    public String toString() {
      return "Notice[deliveryId=" + deliveryId + "]";
    }
  }

  /** A notice did not get through. */
  final class SendException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * A failure.
     *
     * @param code what happened, without addresses or text of the other side
     */
    SendException(String code) {
      super(code);
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /**
   * Sends; returns once the other side has taken it.
   *
   * @throws SendException when it did not, or nobody knows whether it did
   */
  void send(Notice notice) throws SendException;
}
