package org.xelionchat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.FieldAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everything to which the jars refer is on the class path as they refer to it, also where no test goes; the JVM would find
 * out only when it gets there.
 */
class LinkageTest {

    /**
     * Generated for Camel 4.18, where its result is another one than on 4.14 and older. Only a {@code SendDynamicAware} asks
     * for it, and the component has none.
     */
    private static final String NEVER_CALLED = "org.apache.camel.spi.EndpointUriFactory.multiValuePrefixes()";

    @ParameterizedTest
    @EnumSource
    void everyTypeIsThere(ProjectJar jar) {
        Set<String> types = jar.classes().stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(type -> !type.isPrimitive())
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

        assertThat(types).isNotEmpty().allSatisfy(type -> assertThat(isThere(type))
                .as("%s is there", type)
                .isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldMethodAndConstructorIsThere(ProjectJar jar) {
        List<JavaAccess<?>> accesses = jar.classes().stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> !access.getTargetOwner().isArray())
                .collect(Collectors.toList());

        assertThat(accesses).isNotEmpty().allSatisfy(access -> assertThat(isThere(access.getTarget()))
                .as(access.getDescription())
                .isTrue());
    }

    /** What a newer line added to its interfaces would be an {@link AbstractMethodError} here. */
    @ParameterizedTest
    @EnumSource
    void everyAbstractMethodIsImplemented(ProjectJar jar) {
        List<JavaMethod> abstractMethods = jar.classes().stream()
                .filter(type -> !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .flatMap(LinkageTest::unimplemented)
                .filter(method -> !method.getFullName().equals(NEVER_CALLED))
                .toList();

        assertThat(abstractMethods).isEmpty();
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, LinkageTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            return false;
        }
    }

    private static boolean isThere(AccessTarget target) {
        JavaClass owner = target.getOwner();
        if (target instanceof FieldAccessTarget field) {
            return owner.getAllFields().stream().anyMatch(candidate -> is(field, candidate));
        }
        Stream<? extends JavaCodeUnit> candidates = target instanceof AccessTarget.ConstructorCallTarget
                        || target instanceof AccessTarget.ConstructorReferenceTarget
                ? owner.getConstructors().stream()
                : owner.getAllMethods().stream();
        CodeUnitAccessTarget codeUnit = (CodeUnitAccessTarget) target;
        // with the result's type, as the JVM looks for it
        return candidates.anyMatch(candidate -> candidate.getName().equals(codeUnit.getName())
                && names(candidate.getRawParameterTypes()).equals(names(codeUnit.getRawParameterTypes()))
                && candidate
                        .getRawReturnType()
                        .getName()
                        .equals(codeUnit.getRawReturnType().getName()));
    }

    private static boolean is(FieldAccessTarget target, JavaField field) {
        return field.getName().equals(target.getName())
                && field.getRawType().getName().equals(target.getRawType().getName());
    }

    private static Stream<JavaMethod> unimplemented(JavaClass type) {
        Set<String> implemented = type.getAllMethods().stream()
                .filter(method -> !method.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(LinkageTest::descriptor)
                .collect(Collectors.toSet());
        return type.getAllMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(method -> !implemented.contains(descriptor(method)));
    }

    private static String descriptor(JavaMethod method) {
        return method.getName()
                + names(method.getRawParameterTypes())
                + method.getRawReturnType().getName();
    }

    private static List<String> names(List<? extends HasName> types) {
        return types.stream().map(HasName::getName).toList();
    }
}
