package org.attune.dashboard.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.attune.dashboard.notice.Outgoing.MailServer;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Sends notices by SMTP. A notice sent again keeps its Message-ID. */
final class Mailer implements Sender {
  private static final String PATIENCE_MILLIS = "10000";

  private final JavaMailSenderImpl mail = new JavaMailSenderImpl();
  private final String from;

  Mailer(MailServer server) {
    this.from = server.from();
    mail.setHost(server.host());
    mail.setPort(server.port());
    mail.setUsername(server.user());
    mail.setPassword(server.password());
    mail.setDefaultEncoding(StandardCharsets.UTF_8.name());
    Properties settings = mail.getJavaMailProperties();
    settings.setProperty("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
    settings.setProperty("mail.smtp.timeout", PATIENCE_MILLIS);
    settings.setProperty("mail.smtp.writetimeout", PATIENCE_MILLIS);
    settings.setProperty("mail.smtp.auth", Boolean.toString(server.user() != null));
    settings.setProperty("mail.smtp.starttls.enable", Boolean.toString(server.startTls()));
    settings.setProperty("mail.smtp.starttls.required", Boolean.toString(server.startTls()));
    settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
  }

  @Override
  public void send(Notice notice) throws SendException {
    try {
      mail.send(message(notice));
    } catch (MessagingException | MailException e) {
      // The message of the cause may quote the address: only its type is kept.
      throw new SendException(e.getClass().getSimpleName());
    }
  }

  private MimeMessage message(Notice notice) throws MessagingException {
    MimeMessage message = mail.createMimeMessage();
    MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
    helper.setFrom(from);
    helper.setTo(notice.address());
    helper.setSubject(TEXT);
    helper.setText(
        TEXT
            + ":\n"
            + notice.link()
            + "\n\nSent by Attune, which monitors and is not watched around the clock.\n");
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("Message-ID", "<" + notice.deliveryId() + "@attune>");
    return message;
  }
}
