package org.xelionchat.simulator.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key and a certificate that the simulator has signed itself, made anew by the JDK's own {@code keytool}. It is good
 * for {@code localhost}, the loopback addresses and the names given, for a few days.
 */
public final class SelfMadeCertificate {

    private static final String ALIAS = "simulator";
    private static final String PASSWORD_VARIABLE = "XELION_SIMULATOR_STORE";
    private static final long KEYTOOL_SECONDS = 60;

    private final KeyStore keys;
    private final KeyStore trust;
    private final char[] password;

    private SelfMadeCertificate(KeyStore keys, KeyStore trust, char[] password) {
        this.keys = keys;
        this.trust = trust;
        this.password = password;
    }

    /**
     * Makes one. Takes about a second.
     *
     * @param hostNames further names that it is good for
     * @return the certificate with its key
     * @throws IllegalStateException if the JDK's keytool cannot make it
     */
    public static SelfMadeCertificate create(List<String> hostNames) {
        String password = UUID.randomUUID().toString();
        try {
            Path folder = Files.createTempDirectory("xelion-chat-simulator");
            Path file = folder.resolve("keys.p12");
            try {
                runKeytool(file, password, hostNames);
                return read(file, password.toCharArray());
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No certificate could be made: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No certificate could be made: " + e.getMessage(), e);
        }
    }

    /** {@return the server's side} */
    public SSLContext serverContext() {
        try {
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The certificate cannot be used: " + e.getMessage(), e);
        }
    }

    /** {@return the side of a client that trusts this certificate and no other} */
    public SSLContext clientContext() {
        try {
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trust);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The certificate cannot be used: " + e.getMessage(), e);
        }
    }

    /** {@return a store with the certificate, but not its key} */
    public KeyStore trustStore() {
        return trust;
    }

    private static void runKeytool(Path file, String password, List<String> hostNames) throws IOException {
        List<String> names = new ArrayList<>(List.of("dns:localhost", "ip:127.0.0.1", "ip:::1"));
        hostNames.forEach(name -> names.add("dns:" + name));
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=Xelion chat simulator",
                "-ext",
                names.stream().collect(Collectors.joining(",", "san=", "")),
                "-startdate",
                "-1d",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass:env",
                PASSWORD_VARIABLE);
        keytool.environment().put(PASSWORD_VARIABLE, password);
        Process process = keytool.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("keytool: " + output.strip());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while keytool was running", e);
        }
    }

    private static SelfMadeCertificate read(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, password);
        }
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
        return new SelfMadeCertificate(keys, trust, password);
    }
}
