using System.Linq.Expressions;
using System.Reflection;

namespace Routeboek.Application.Toegang;

/// <summary>
/// Makes a condition of <see cref="Zichtvertaler"/> ready for the database: the contents of the conditions that repeat, the columns that are the
/// same for all rows, and what then is always or never true is left out. So an index on a school is of use.
/// </summary>
internal sealed class Zichtinvuller(IReadOnlyDictionary<string, object?> vast) : ExpressionVisitor
{
    private static readonly LambdaExpression s_loopt = (DateOnly van, DateOnly? tot, DateOnly dag) => van <= dag && (tot == null || tot >= dag);

    // a row about one dossier counts in that dossier, and for what there is of the pupil outside dossiers
    private static readonly LambdaExpression s_vanLeerling = (Zaakrij r, Zichtkolommen z) => r.Leerling == z.Leerling;
    private static readonly LambdaExpression s_zonderLeerling = (Zaakrij r, Zichtkolommen z) => r.Dossier == z.Dossier;
    private static readonly LambdaExpression s_vanDossier = (Zaakrij r, Zichtkolommen z) => r.Dossier == z.Dossier || r.Dossier == null && r.Leerling == z.Leerling;

    private readonly LambdaExpression _hoort = vast.ContainsKey(nameof(Zichtkolommen.Leerling)) ? s_zonderLeerling : vast.ContainsKey(nameof(Zichtkolommen.Dossier)) ? s_vanLeerling : s_vanDossier;

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Method.DeclaringType != typeof(Zichtvertaler))
            return base.VisitMethodCall(node);
        var inhoud = node.Method.Name == nameof(Zichtvertaler.Hoort) ? _hoort : s_loopt;
        var boom = inhoud.Body;
        for (var i = 0; i < node.Arguments.Count; i++)
            boom = InPlaatsVan.Zet(boom, inhoud.Parameters[i], ZonderOmzetting(node.Arguments[i]));
        return Visit(boom);
    }

    protected override Expression VisitMember(MemberExpression node) =>
        node.Member.DeclaringType == typeof(Zichtkolommen) && vast.TryGetValue(node.Member.Name, out var waarde) ? Expression.Constant(waarde, node.Type) : base.VisitMember(node);

    protected override Expression VisitUnary(UnaryExpression node)
    {
        var deel = Visit(node.Operand);
        return node.NodeType == ExpressionType.Not && deel is ConstantExpression { Value: bool waar } ? Expression.Constant(!waar) : node.Update(deel);
    }

    protected override Expression VisitBinary(BinaryExpression node)
    {
        var (links, rechts) = (Visit(node.Left), Visit(node.Right));
        if (node.NodeType is ExpressionType.AndAlso or ExpressionType.OrElse)
        {
            var beslist = node.NodeType == ExpressionType.OrElse;
            if (links is ConstantExpression { Value: bool l })
                return l == beslist ? links : rechts;
            if (rechts is ConstantExpression { Value: bool r })
                return r == beslist ? rechts : links;
        }
        else if (node.Method is not null || node.Type == typeof(bool))
        {
            if (Vergeleken(node.NodeType, links, rechts) is { } uitkomst)
                return Expression.Constant(uitkomst);
        }

        return node.Update(links, (LambdaExpression?)Visit(node.Conversion), rechts);
    }

    // what can be told without the database: a comparison with a column that is not there, or that is the same for all
    private static bool? Vergeleken(ExpressionType hoe, Expression links, Expression rechts)
    {
        if (ZonderOmzetting(links) is not ConstantExpression && ZonderOmzetting(rechts) is not ConstantExpression)
            return null;
        if (!Bekend(links, out var l) || !Bekend(rechts, out var r))
            return null;
        return hoe switch
        {
            ExpressionType.Equal => Equals(l, r),
            ExpressionType.NotEqual => !Equals(l, r),
            ExpressionType.GreaterThanOrEqual or ExpressionType.LessThanOrEqual or ExpressionType.GreaterThan or ExpressionType.LessThan when l is null || r is null => false,
            _ => null,
        };
    }

    // a constant, or a value that the translator took along
    private static bool Bekend(Expression deel, out object? waarde)
    {
        waarde = null;
        switch (ZonderOmzetting(deel))
        {
            case ConstantExpression vaste:
                waarde = vaste.Value;
                return true;
            case MemberExpression { Member: FieldInfo veld, Expression: ConstantExpression { Value: { } drager } }:
                waarde = veld.GetValue(drager);
                return true;
            default:
                return false;
        }
    }

    private static Expression ZonderOmzetting(Expression deel)
    {
        while (deel is UnaryExpression { NodeType: ExpressionType.Convert } omzetting)
            deel = omzetting.Operand;
        return deel;
    }
}

/// <summary>Puts one parameter in the place of another.</summary>
internal sealed class InPlaatsVan(ParameterExpression oud, Expression nieuw) : ExpressionVisitor
{
    public static Expression Zet(Expression boom, ParameterExpression oud, Expression nieuw) => new InPlaatsVan(oud, nieuw).Visit(boom);

    protected override Expression VisitParameter(ParameterExpression node) => node == oud ? nieuw : node;
}
