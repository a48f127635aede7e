package org.xelionchat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import io.netty.util.Version;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What this line's tests run with is what its POM says. */
class ClassPathTest {

    @Test
    void theComponentsTestsRunHereToo() {
        assertThat(Path.of(System.getProperty("component.directory"), "target", "test-classes"))
                .as("the component's compiled tests; is the component built, with -am?")
                .isNotEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void thisProjectsCodeComesFromTheJarsThatItsModulesBuilt(ProjectJar jar) {
        assertThat(jar.file())
                .isRegularFile()
                .hasExtension("jar")
                .hasParent(Path.of(System.getProperty("component.directory"))
                        .resolveSibling(jar.name().toLowerCase(Locale.ROOT))
                        .resolve("target"));
    }

    @Test
    void camelIsOfThisLine() {
        assertThat(new DefaultCamelContext().getVersion()).isEqualTo(System.getProperty("camel.version"));
    }

    @Test
    void nettyIsOfThisLine() {
        assertThat(Version.identify().get("netty-common").artifactVersion())
                .isEqualTo(System.getProperty("netty.version"));
    }

    @Test
    void jacksonIsOfThisLine() {
        assertThat(PackageVersion.VERSION).hasToString(System.getProperty("jackson.version"));
    }

    @ParameterizedTest
    @CsvSource({"org/apache/camel, camel.version", "io/netty, netty.version"})
    void linesAreNotMixed(String group, String version) {
        List<String> jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(path -> path.replace(File.separatorChar, '/'))
                .filter(path -> path.contains("/" + group + "/"))
                .toList();

        assertThat(jars).isNotEmpty().allSatisfy(jar -> assertThat(jar)
                .contains("/" + System.getProperty(version) + "/"));
    }
}
