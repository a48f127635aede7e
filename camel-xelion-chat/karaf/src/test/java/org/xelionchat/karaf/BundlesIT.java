package org.xelionchat.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the jars say to a framework: the very jars that everybody gets. */
class BundlesIT {

    private static final String CLIENT = "xelion-chat-client";
    private static final String COMPONENT = "camel-xelion-chat";
    private static final String EXAMPLE = "camel-xelion-chat-example-karaf";

    private static final Path REPOSITORY =
            Path.of(System.getProperty("build.directory"), "repository", "org", "xelionchat");
    private static final Pattern COMMA_OUTSIDE_QUOTES = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    private static final Pattern USES = Pattern.compile(";uses:=\"[^\"]*\"");

    @Test
    void clientShowsWhatProgramsUse() throws IOException {
        assertThat(clauses(CLIENT, "Export-Package"))
                .containsExactlyInAnyOrder(
                        "org.xelionchat.client;version=\"1.0.0\"",
                        "org.xelionchat.client.model;version=\"1.0.0\"",
                        "org.xelionchat.client.store;version=\"1.0.0\"",
                        "org.xelionchat.client.stream;version=\"1.0.0\"");
    }

    @Test
    void clientNeedsAsyncHttpClientAndJackson() throws IOException {
        assertThat(imports(CLIENT))
                .containsExactlyInAnyOrder(
                        "com.fasterxml.jackson;version=\"[2.13,3)\"",
                        "io.netty;version=\"[4.1,5)\"",
                        "org.asynchttpclient;version=\"[2.15,3)\"",
                        "org.slf4j;version=\"[1.7,3)\"",
                        "javax.net",
                        "javax.sql");
    }

    @Test
    void componentShowsItsOnePackage() throws IOException {
        assertThat(clauses(COMPONENT, "Export-Package")).containsExactly("org.xelionchat.camel;version=\"1.0.0\"");
    }

    @Test
    void componentNeedsAnyCamelFromThreeToFour() throws IOException {
        assertThat(imports(COMPONENT))
                .containsExactlyInAnyOrder(
                        "org.apache.camel;version=\"[3.18,5)\"",
                        "org.xelionchat.client;version=\"[1.0,2)\"",
                        "com.fasterxml.jackson;version=\"[2.13,3)\"",
                        "org.slf4j;version=\"[1.7,3)\"",
                        "javax.net");
    }

    @Test
    void componentIsFoundByCamel() throws IOException {
        try (JarFile jar = jar(COMPONENT)) {
            assertThat(jar.stream().map(Object::toString).filter(name -> name.contains("/services/org/apache/camel/")))
                    .contains(
                            "META-INF/services/org/apache/camel/TypeConverterLoader",
                            "META-INF/services/org/apache/camel/component/xelion-chat",
                            "META-INF/services/org/apache/camel/configurer/xelion-chat-component",
                            "META-INF/services/org/apache/camel/configurer/xelion-chat-endpoint",
                            "META-INF/services/org/apache/camel/urifactory/xelion-chat-endpoint");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CLIENT, COMPONENT, EXAMPLE})
    void isABundleThatStatesItsNeeds(String artifact) throws IOException {
        Attributes manifest = manifest(artifact);

        assertThat(manifest.getValue("Bundle-ManifestVersion")).isEqualTo("2");
        assertThat(manifest.getValue("Bundle-SymbolicName")).startsWith("org.xelionchat.");
        assertThat(manifest.getValue("Require-Capability")).contains("(&(osgi.ee=JavaSE)(version=17))");
        assertThat(manifest.getValue("DynamicImport-Package")).isNull();
        assertThat(manifest.getValue("Require-Bundle")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {CLIENT, COMPONENT, EXAMPLE})
    void saysNothingOfTheBuildThatMadeIt(String artifact) throws IOException {
        assertThat(manifest(artifact).keySet())
                .extracting(Object::toString)
                .doesNotContain("Bnd-LastModified", "Tool", "Build-Time", "Built-By");
    }

    @Test
    void noPackageIsSplit() throws IOException {
        List<String> packages = new ArrayList<>();
        for (String artifact : List.of(CLIENT, COMPONENT, EXAMPLE)) {
            try (JarFile jar = jar(artifact)) {
                jar.stream()
                        .map(Object::toString)
                        .filter(name -> name.endsWith(".class"))
                        .map(name -> name.substring(0, name.lastIndexOf('/')))
                        .distinct()
                        .forEach(packages::add);
            }
        }

        assertThat(packages).contains("org/xelionchat/camel").doesNotHaveDuplicates();
    }

    /** {@return the imports by family: the packages of one library, which share one range} */
    private static Set<String> imports(String artifact) throws IOException {
        return clauses(artifact, "Import-Package")
                .map(clause -> clause.replaceFirst(
                        "^((?:com\\.fasterxml|org\\.apache|org\\.xelionchat|\\w+)\\.\\w+)[.\\w]*", "$1"))
                .collect(Collectors.toSet());
    }

    private static Stream<String> clauses(String artifact, String header) throws IOException {
        return COMMA_OUTSIDE_QUOTES.splitAsStream(
                USES.matcher(manifest(artifact).getValue(header)).replaceAll(""));
    }

    private static Attributes manifest(String artifact) throws IOException {
        try (JarFile jar = jar(artifact)) {
            return jar.getManifest().getMainAttributes();
        }
    }

    private static JarFile jar(String artifact) throws IOException {
        try (Stream<Path> files = Files.walk(REPOSITORY.resolve(artifact))) {
            return new JarFile(files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow()
                    .toFile());
        }
    }
}
