namespace VtOperate.Benchmarks.Accuracy;

/// <summary>Solves a symmetric positive definite system by Cholesky's decomposition; only the lower half of the matrix is read.</summary>
internal static class LinearSystem
{
    internal static double[] Solve(double[,] matrix, double[] right)
    {
        int count = right.Length;
        double[,] lower = new double[count, count];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[i, j];
                for (int k = 0; k < j; k++) sum -= lower[i, k] * lower[j, k];
                lower[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-9)) : sum / lower[j, j];
            }
        }

        double[] solved = (double[])right.Clone();
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < i; k++) solved[i] -= lower[i, k] * solved[k];
            solved[i] /= lower[i, i];
        }

        for (int i = count - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < count; k++) solved[i] -= lower[k, i] * solved[k];
            solved[i] /= lower[i, i];
        }

        return solved;
    }
}
