package org.xelionchat.karaf;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.maven;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.vmOptions;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.logLevel;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.io.FileMatchers;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.karaf.options.LogLevelOption.LogLevel;

/** A Karaf as it is delivered, with the example's configuration in its {@code etc}. */
final class KarafOptions {

    static final String CAMEL_FEATURES = "camel.features";
    static final String OUR_FEATURES = "our.features";
    static final String SIMULATOR = "simulator.seen";

    private static final String KARAF = System.getProperty("karaf.version");
    private static final Path BUILD = Path.of(System.getProperty("build.directory"));
    private static final String BOOT = "instance,package,log,ssh,framework,system,eventadmin,feature,shell,management,"
            + "service,jaas,deployer,diagnostic,wrap,bundle,config,kar";
    private static final String EXAMPLE = "etc/org.xelionchat.example.cfg";
    private static final String MAVEN = "etc/org.ops4j.pax.url.mvn.cfg";
    private static final String MANAGEMENT = "etc/org.apache.karaf.management.cfg";

    private KarafOptions() {}

    static Option[] of(OutsideSimulator simulator) {
        List<Option> options = new ArrayList<>(List.of(
                karafDistributionConfiguration()
                        .frameworkUrl(maven("org.apache.karaf", "apache-karaf")
                                .version(KARAF)
                                .type("zip"))
                        .name("Apache Karaf")
                        .unpackDirectory(BUILD.resolve("exam").toFile())
                        .useDeployFolder(false),
                keepRuntimeFolder(),
                // in parentheses: all of it is up before Pax Exam, which adds itself behind, lets the tests in
                editConfigurationFilePut("etc/org.apache.karaf.features.cfg", "featuresBoot", "(" + BOOT + ")"),
                logLevel(LogLevel.INFO),
                configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
                editConfigurationFilePut(MANAGEMENT, "rmiRegistryPort", "0"),
                editConfigurationFilePut(MANAGEMENT, "rmiServerPort", "0"),
                // what the build has just made, and what Maven has fetched for it
                editConfigurationFilePut(
                        MAVEN,
                        "org.ops4j.pax.url.mvn.defaultRepositories",
                        BUILD.resolve("repository").toUri()
                                + "@id=build@snapshots,${karaf.home.uri}${karaf.default.repository}@id=system.repository@snapshots"),
                editConfigurationFilePut(
                        MAVEN, "org.ops4j.pax.url.mvn.localRepository", System.getProperty("local.repository")),
                bundle(jarOf(Assertions.class)),
                bundle(jarOf(ByteBuddy.class)),
                bundle(jarOf(Awaitility.class)),
                // a class that Hamcrest 1, which comes with JUnit 4, has not
                bundle(jarOf(FileMatchers.class)),
                systemProperty(CAMEL_FEATURES).value(System.getProperty(CAMEL_FEATURES)),
                systemProperty(OUR_FEATURES)
                        .value(BUILD.resolve("feature/features.xml").toUri().toString()),
                systemProperty(SIMULATOR).value(simulator.seen()),
                editConfigurationFilePut(EXAMPLE, "host", simulator.host()),
                editConfigurationFilePut(EXAMPLE, "secure", "false"),
                editConfigurationFilePut(EXAMPLE, "gatewayId", "1234567"),
                editConfigurationFilePut(EXAMPLE, "accessToken", "token"),
                editConfigurationFilePut(EXAMPLE, "directory", "${karaf.data}/xelion-chat")));
        options.add(javaModules());
        return options.toArray(Option[]::new);
    }

    private static String jarOf(Class<?> type) {
        try {
            return type.getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@code bin/karaf} tells a Java of today. */
    private static Option javaModules() {
        List<String> arguments = new ArrayList<>(List.of(
                "--add-reads=java.xml=java.logging",
                "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                "--patch-module",
                "java.base=lib/endorsed/org.apache.karaf.specs.locator-" + KARAF + ".jar",
                "--patch-module",
                "java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + KARAF + ".jar"));
        for (String opened : List.of(
                "java.base/java.security",
                "java.base/java.net",
                "java.base/java.lang",
                "java.base/java.util",
                "java.naming/javax.naming.spi",
                "java.rmi/sun.rmi.transport.tcp")) {
            arguments.add("--add-opens");
            arguments.add(opened + "=ALL-UNNAMED");
        }
        for (String exported : List.of(
                "java.base/sun.net.www.protocol.file",
                "java.base/sun.net.www.protocol.ftp",
                "java.base/sun.net.www.protocol.http",
                "java.base/sun.net.www.protocol.https",
                "java.base/sun.net.www.protocol.jar",
                "java.base/sun.net.www.content.text",
                "jdk.naming.rmi/com.sun.jndi.url.rmi",
                "java.rmi/sun.rmi.registry")) {
            arguments.add("--add-exports=" + exported + "=ALL-UNNAMED");
        }
        arguments.add("-classpath");
        arguments.add("lib/jdk9plus/*:lib/boot/*");
        return vmOptions(arguments.toArray(String[]::new));
    }
}
