package dev.tandem.server.web;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate of a server that was given none: made at its first start, kept in a file so that
 * an exception that a browser was told stays valid, and made again a month before it expires.
 */
public final class SelfSignedCertificate {

  private static final Logger LOG = LoggerFactory.getLogger(SelfSignedCertificate.class);
  private static final String FILE = "self-signed.pem";
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Duration VALIDITY = Duration.ofDays(825);
  private static final Duration RENEWAL = Duration.ofDays(30);

  private SelfSignedCertificate() {}

  /**
   * The kept certificate, or a new one. Where it cannot be kept it serves for this run.
   *
   * @param directory where it is kept
   * @param addresses addresses and host names to put into a new one, besides localhost
   */
  public static TlsIdentity in(Path directory, List<String> addresses, Instant now)
      throws CertificateException {
    Path file = directory.resolve(FILE);
    if (Files.exists(file)) {
      TlsIdentity kept = CertificateFiles.read(file, null, "");
      if (kept.certificate().getNotAfter().toInstant().isAfter(now.plus(RENEWAL))) {
        return kept;
      }
    }
    TlsIdentity made = make(addresses, now);
    try {
      keep(made, directory, file);
      LOG.info("Made a self-signed certificate for wss and https: {}", file);
    } catch (IOException e) {
      LOG.warn("The self-signed certificate cannot be kept in {}: {}", directory, e.toString());
    }
    return made;
  }

  static TlsIdentity make(List<String> addresses, Instant now) throws CertificateException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      X500Name name = new X500Name("CN=Tandem self-signed");
      var builder =
          new JcaX509v3CertificateBuilder(
              name,
              new BigInteger(127, new SecureRandom()),
              Date.from(now.minus(Duration.ofDays(1))),
              Date.from(now.plus(VALIDITY)),
              name,
              pair.getPublic());
      builder.addExtension(Extension.subjectAlternativeName, false, names(addresses));
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
      X509Certificate certificate =
          new JcaX509CertificateConverter().getCertificate(builder.build(signer));
      return new TlsIdentity(pair.getPrivate(), List.of(certificate));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new CertificateException("a self-signed certificate cannot be made", e);
    }
  }

  private static GeneralNames names(List<String> addresses) {
    List<GeneralName> names = new ArrayList<>();
    names.add(new GeneralName(GeneralName.dNSName, "localhost"));
    List<String> all = new ArrayList<>(List.of("127.0.0.1", "::1"));
    addresses.stream().filter(address -> !all.contains(address)).forEach(all::add);
    for (String address : all) {
      boolean literal = ADDRESS.matcher(address).matches();
      names.add(new GeneralName(literal ? GeneralName.iPAddress : GeneralName.dNSName, address));
    }
    return new GeneralNames(names.toArray(GeneralName[]::new));
  }

  private static void keep(TlsIdentity identity, Path directory, Path file) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(identity.certificate());
      pem.writeObject(new JcaPKCS8Generator(identity.key(), null));
    }
    Files.createDirectories(directory);
    Path fresh = Files.createTempFile(directory, FILE, "", ownerOnly(directory));
    Files.writeString(fresh, text.toString(), StandardOpenOption.TRUNCATE_EXISTING);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileAttribute<?>[] ownerOnly(Path directory) {
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
