using System.Reflection;

namespace Culmination.Architecture.Tests;

/// <summary>The name of a member as lists of banned symbols write it (C# specification, annex D.4.2).</summary>
internal static class DocumentationId
{
    internal static string Of(MethodInfo method)
    {
        var arity = method.IsGenericMethodDefinition ? "``" + method.GetGenericArguments().Length : string.Empty;
        var parameters = string.Join(",", method.GetParameters().Select(p => Of(p.ParameterType)));
        return $"M:{method.DeclaringType!.FullName}.{method.Name}{arity}{(parameters.Length > 0 ? $"({parameters})" : string.Empty)}";
    }

    internal static string Of(PropertyInfo property) => $"P:{property.DeclaringType!.FullName}.{property.Name}";

    private static string Of(Type type)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!) + "@";
        }

        if (type.IsPointer)
        {
            return Of(type.GetElementType()!) + "*";
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        }

        if (!type.IsGenericType)
        {
            return type.FullName!;
        }

        var name = type.GetGenericTypeDefinition().FullName!;
        return $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}{{{string.Join(",", type.GetGenericArguments().Select(Of))}}}";
    }
}
